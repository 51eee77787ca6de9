package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.NestedWait;
import dev.threadlint.agent.fact.NestedWait.Role;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.LockMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Predicts that a thread which waits under a lock keeps off the one that is to wake it.
 *
 * <p>Silent if anybody ever gave the signal without such a lock, for that one can always come. So
 * it is judged when the run ends.
 */
final class WaitHoldingLockDetector extends Detector {
  static final String RULE = "wait-holding-lock";

  private static final int MAX_THINGS = 1_024;
  private static final int MAX_SIDES = 16;

  private final Tally tally = new Tally(RULE);
  private final Map<Integer, Sides> things = new Bounded<>(MAX_THINGS);

  /** Who waits for a thing, and who signals it. */
  private static final class Sides {
    private final List<NestedWait> waits = new ArrayList<>();
    private final List<NestedWait> signals = new ArrayList<>();
    private boolean free;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onNestedWait(NestedWait fact, Findings findings) {
    Sides sides = things.computeIfAbsent(fact.thing(), key -> new Sides());
    boolean waits = fact.role() == Role.WAITS;
    List<NestedWait> side = waits ? sides.waits : sides.signals;
    sides.free |= !waits && fact.held().isEmpty();
    if (!fact.held().isEmpty() && side.size() < MAX_SIDES) {
      side.add(fact);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    for (Sides sides : things.values()) {
      if (!sides.free) {
        for (NestedWait wait : sides.waits) {
          sides.signals.forEach(signal -> judge(wait, signal, sides, findings));
        }
      }
    }
    things.clear();
    tally.tellAll(findings);
  }

  private void judge(NestedWait wait, NestedWait signal, Sides sides, Findings findings) {
    if (wait.thread().id() == signal.thread().id()
        || !wait.stamp().concurrent(signal.stamp())
        || !allNeedOne(wait, sides)) {
      return;
    }
    FindingDraft draft = FindingDraft.predicted(true);
    boolean kept = false;
    for (Hold held : wait.held()) {
      if (isKeptOff(signal, held)) {
        draft.holds(wait.thread(), held.lock(), held.mode(), held.stack());
        kept = true;
      }
    }
    if (!kept) {
      return;
    }
    draft.step(wait.thread(), Action.WAITS, wait.className(), wait.stack());
    for (Hold needed : signal.held()) {
      if (isKeptOff(wait, needed)) {
        draft.wants(signal.thread(), needed.lock(), needed.mode(), needed.stack());
      }
    }
    var sites = new Sites().at(wait.stack()).at(signal.stack());
    tally.meet(sites, draft, wait.nanos(), findings);
  }

  /** Whether each one that gives the signal needs a lock that this waiter keeps. */
  private static boolean allNeedOne(NestedWait wait, Sides sides) {
    return sides.signals.stream()
        .filter(signal -> signal.thread().id() != wait.thread().id())
        .allMatch(signal -> wait.held().stream().anyMatch(held -> isKeptOff(signal, held)));
  }

  private static boolean isKeptOff(NestedWait other, Hold by) {
    for (Hold hold : other.held()) {
      if (hold.lock().id() == by.lock().id()
          && !by.confined()
          && (hold.mode() == LockMode.EXCLUSIVE || by.mode() == LockMode.EXCLUSIVE)) {
        return true;
      }
    }
    return false;
  }
}
