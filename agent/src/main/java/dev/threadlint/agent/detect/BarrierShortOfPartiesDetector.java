package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.state.RunState;
import java.util.List;

/**
 * Threads wait at a barrier for parties that cannot come any more.
 *
 * <p>When the run ends, workers may well stand at the barrier where they would have been given
 * their next round. So that counts only if a thread has died of an exception.
 */
final class BarrierShortOfPartiesDetector extends Detector {
  static final String RULE = "barrier-short-of-parties";

  private final Stranded stranded;
  private final Tally tally = new Tally(RULE);
  private boolean anyDied;

  BarrierShortOfPartiesDetector(RunState state) {
    this.stranded = new Stranded(state, Event.BARRIER);
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    anyDied |= fact.failure() != null;
  }

  @Override
  void onWaitSnapshot(WaitSnapshot fact, Findings findings) {
    for (List<Waiting> group : stranded.among(fact)) {
      if (fact.standing() != Standing.ENDS || anyDied) {
        Waiting first = group.get(0);
        FindingDraft draft =
            Stranded.addWaits(FindingDraft.observed(false), group)
                .value("missing", Stranded.eventOf(first).missing());
        tally.meet(Stranded.sites(first), draft, fact.nanos(), findings);
      }
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
