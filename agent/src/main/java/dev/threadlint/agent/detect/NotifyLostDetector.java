package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.state.RunState;
import java.util.List;

/**
 * A thread waits to be notified, does not look before what has become of it, and the last
 * notification came when nobody waited.
 */
final class NotifyLostDetector extends Detector {
  static final String RULE = "notify-lost";

  private final Stranded stranded;
  private final Tally tally = new Tally(RULE);

  NotifyLostDetector(RunState state) {
    this.stranded = new Stranded(state, Event.LOST_SIGNAL);
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onWaitSnapshot(WaitSnapshot fact, Findings findings) {
    for (List<Waiting> group : stranded.among(fact)) {
      FindingDraft draft = Stranded.addWaits(FindingDraft.suspicious(), group);
      tally.meet(Stranded.sites(group.get(0)), draft, fact.nanos(), findings);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
