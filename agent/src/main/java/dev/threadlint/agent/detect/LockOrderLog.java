package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.Want.Patience;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.LockRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes the orders of locks that other runs can be held against: once for each pair of named locks
 * and places in code.
 */
public final class LockOrderLog {
  private static final int MOST = 2_000;

  private final Set<Key> known = new HashSet<>();
  private final List<LockOrder> untaken = new ArrayList<>();

  private record Key(String held, String wanted, Sites sites) {}

  /** Notes what is new in a fact. */
  public void add(LockOrderObserved fact) {
    LockRef wanted = fact.wanted().lock();
    if (fact.wanted().patience() != Patience.BLOCKING
        || fact.wanted().confined()
        || wanted.name() == null) {
      return;
    }
    for (Hold hold : fact.held()) {
      String held = hold.lock().name();
      if (held != null && !hold.confined() && !held.equals(wanted.name())) {
        note(hold, held, fact, wanted.name());
      }
    }
  }

  private void note(Hold hold, String held, LockOrderObserved fact, @Nullable String wanted) {
    Sites sites = new Sites().parting(hold.stack(), fact.stack());
    if (wanted == null || known.size() >= MOST || !known.add(new Key(held, wanted, sites))) {
      return;
    }
    List<String> guards = new ArrayList<>();
    for (Hold other : fact.held()) {
      String name = other.lock().name();
      if (other != hold && name != null) {
        guards.add(name);
      }
    }
    untaken.add(
        new LockOrder(
            fact.thread(),
            hold.lock(),
            hold.mode(),
            hold.stack(),
            fact.wanted().lock(),
            fact.wanted().mode(),
            fact.stack(),
            List.copyOf(sites.all()),
            guards));
  }

  /** What was noted since the last call. */
  public List<LockOrder> take() {
    List<LockOrder> taken = List.copyOf(untaken);
    untaken.clear();
    return taken;
  }
}
