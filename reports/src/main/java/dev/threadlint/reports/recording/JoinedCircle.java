package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Fingerprint;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lock orders of several runs, each of which asks for what the next one holds. */
final class JoinedCircle {
  private static final String RULE = "lock-order-cycle";

  private JoinedCircle() {}

  /** Whether one more side can be there at the same time as those before it. */
  static boolean fits(List<LockOrder> before, LockOrder next) {
    for (LockOrder one : before) {
      if (!Collections.disjoint(one.guards(), next.guards())) {
        return false;
      }
    }
    return before.isEmpty() || follows(before.get(before.size() - 1), next);
  }

  /** Whether one waits for the other. */
  static boolean follows(LockOrder one, LockOrder next) {
    return one.wantedMode() == LockMode.EXCLUSIVE || next.heldMode() == LockMode.EXCLUSIVE;
  }

  /** Ids are those of this finding, for those of two runs may be the same by chance. */
  static Finding finding(List<LockOrder> sides) {
    int length = sides.size();
    List<ThreadRef> threads = new ArrayList<>();
    List<LockRef> locks = new ArrayList<>();
    Set<String> sites = new TreeSet<>();
    for (int i = 0; i < length; i++) {
      threads.add(numbered(sides.get(i).thread(), i + 1));
      locks.add(numbered(sides.get(i).held(), i + 1));
      sites.addAll(sides.get(i).sites());
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      LockOrder side = sides.get(i);
      ThreadRef thread = threads.get(i);
      LockRef wanted = locks.get((i + 1) % length);
      steps.add(Step.lock(thread, Action.HOLDS, locks.get(i), side.heldMode(), side.heldStack()));
      steps.add(Step.lock(thread, Action.WANTS, wanted, side.wantedMode(), side.wantedStack()));
    }
    return new Finding(
        RULE,
        Severity.WARNING,
        Confidence.SUSPICIOUS,
        1,
        Fingerprint.of(RULE, sites),
        threads,
        locks,
        steps,
        Map.of("acrossRuns", "true", "cycleLength", String.valueOf(length), "variants", "1"),
        0);
  }

  private static ThreadRef numbered(ThreadRef thread, int number) {
    return new ThreadRef(number, thread.name(), thread.virtual(), thread.daemon());
  }

  private static LockRef numbered(LockRef lock, int number) {
    return new LockRef(number, lock.kind(), lock.className(), lock.name());
  }
}
