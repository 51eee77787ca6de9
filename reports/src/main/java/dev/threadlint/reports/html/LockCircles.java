package dev.threadlint.reports.html;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders of two locks that findings are about. */
final class LockCircles {
  private LockCircles() {}

  /** Per order of two locks, the first finding in whose circle it is. */
  static Map<String, String> of(List<Finding> findings) {
    Map<String, String> circles = new HashMap<>();
    for (Finding finding : findings) {
      Map<Long, LockRef> held = new HashMap<>();
      Map<String, String> orders = new HashMap<>();
      for (Step step : finding.steps()) {
        LockRef lock = step.lock();
        LockRef outer = held.get(step.thread().id());
        if (lock != null && step.action() == Action.HOLDS) {
          held.putIfAbsent(step.thread().id(), lock);
        } else if (lock != null && step.action() == Action.WANTS && outer != null) {
          orders.put(key(outer, lock), finding.fingerprint());
        }
      }
      if (orders.size() > 1) {
        orders.forEach(circles::putIfAbsent);
      }
    }
    return circles;
  }

  /** Names an order of two locks. */
  static String key(LockRef outer, LockRef inner) {
    return key(outer) + "\n" + key(inner);
  }

  /** Names a lock, and all of its name: what has no name by its class. */
  static String key(LockRef lock) {
    @Nullable String name = lock.name();
    return name == null || name.isEmpty() ? lock.typeName() : name;
  }
}
