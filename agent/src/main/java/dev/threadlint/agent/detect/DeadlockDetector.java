package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.ProcessesLocked;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.fact.Waiting.ForLock;
import dev.threadlint.agent.fact.Waiting.ForTask;
import dev.threadlint.agent.fact.Waiting.ForThread;
import dev.threadlint.agent.state.RunState;
import dev.threadlint.agent.state.WaitKnot;
import dev.threadlint.reports.model.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Threads wait for one another and will do so for ever, in one process or in several. */
final class DeadlockDetector extends Detector {
  static final String RULE = "deadlock";

  private static final int MAX_TOLD_THREADS = 32;

  private final RunState state;
  private final ConfirmedKnots confirmed = new ConfirmedKnots();
  private final Tally tally = new Tally(RULE);

  DeadlockDetector(RunState state) {
    this.state = state;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onWaitSnapshot(WaitSnapshot fact, Findings findings) {
    List<WaitKnot> deadlocks =
        state.knots().stream().filter(knot -> !PoolStarvationDetector.starves(knot)).toList();
    for (WaitKnot knot : confirmed.among(deadlocks)) {
      boolean sure = fact.standing() != Standing.ALL_BUT_SLEEPERS || !isOpen(knot);
      tally.meet(sites(knot), draft(knot, sure), fact.nanos(), findings);
    }
  }

  @Override
  void onProcessesLocked(ProcessesLocked fact, Findings findings) {
    tally.meet(ProcessDeadlock.sites(fact), ProcessDeadlock.draft(fact), fact.nanos(), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  private static Sites sites(WaitKnot knot) {
    var sites = new Sites();
    for (Waiting wait : knot.threads()) {
      sites.lockAt(wait.stack());
    }
    return sites;
  }

  private static FindingDraft draft(WaitKnot knot, boolean sure) {
    FindingDraft draft =
        (sure ? FindingDraft.observed(false) : FindingDraft.suspicious())
            .value("kind", kind(knot))
            .value("threadsInvolved", knot.threads().size());
    Set<Integer> wanted = wantedLocks(knot);
    for (Waiting wait : knot.threads().stream().limit(MAX_TOLD_THREADS).toList()) {
      for (Hold hold : wait.held()) {
        if (wanted.contains(hold.lock().id())) {
          draft.holds(wait.thread(), hold.lock(), hold.mode(), hold.stack());
        }
      }
      addWait(draft, wait);
    }
    return draft;
  }

  static void addWait(FindingDraft draft, Waiting wait) {
    if (wait.what() instanceof ForLock want) {
      draft.wants(wait.thread(), want.lock(), want.mode(), wait.stack());
    } else if (wait.what() instanceof ForThread join) {
      draft.step(wait.thread(), Action.JOINS, join.target().name(), wait.stack());
    } else if (wait.what() instanceof ForTask task) {
      draft.step(wait.thread(), Action.WAITS, task.taskClass(), wait.stack());
    } else if (wait.what() instanceof ForEvent event) {
      draft.step(wait.thread(), Action.WAITS, event.className(), wait.stack());
    }
  }

  private static Set<Integer> wantedLocks(WaitKnot knot) {
    var wanted = new HashSet<Integer>();
    for (Waiting wait : knot.threads()) {
      if (wait.what() instanceof ForLock want) {
        wanted.add(want.lock().id());
      }
    }
    return wanted;
  }

  private static String kind(WaitKnot knot) {
    if (knot.threads().size() == 1) {
      return "self";
    }
    if (all(knot, ForLock.class)) {
      return "lock";
    }
    if (all(knot, ForThread.class)) {
      return "join";
    }
    if (all(knot, ForTask.class)) {
      return "task";
    }
    return knot.threads().stream().allMatch(DeadlockDetector::isOpen) ? "event" : "mixed";
  }

  /** Whether it is only known that all could end the wait who stand still, too. */
  private static boolean isOpen(WaitKnot knot) {
    return knot.threads().stream().anyMatch(DeadlockDetector::isOpen);
  }

  private static boolean isOpen(Waiting wait) {
    return wait.what() instanceof ForEvent event && event.by().isEmpty();
  }

  static boolean all(WaitKnot knot, Class<? extends Waiting.What> kind) {
    return knot.threads().stream().allMatch(wait -> kind.isInstance(wait.what()));
  }
}
