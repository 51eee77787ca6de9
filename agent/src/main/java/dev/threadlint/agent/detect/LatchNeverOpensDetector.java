package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.state.RunState;
import java.util.List;

/**
 * A thread waits for a latch, and no thread is left that could count it down.
 *
 * <p>When the run ends, a latch that nobody has ever counted down was not needed, as one that would
 * have stopped a service.
 */
final class LatchNeverOpensDetector extends Detector {
  static final String RULE = "latch-never-opens";

  private final Stranded stranded;
  private final Tally tally = new Tally(RULE);

  LatchNeverOpensDetector(RunState state) {
    this.stranded = new Stranded(state, Event.LATCH);
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onWaitSnapshot(WaitSnapshot fact, Findings findings) {
    for (List<Waiting> group : stranded.among(fact)) {
      Waiting first = group.get(0);
      if (fact.standing() != Standing.ENDS || Stranded.eventOf(first).begun()) {
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
