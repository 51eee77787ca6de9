package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.UndrainedJoin;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;

/** A child is joined that cannot end before somebody reads what it has put in a queue. */
final class JoinBeforeDrainDetector extends Detector {
  static final String RULE = "join-before-drain";

  private final Tally tally = new Tally(RULE);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onUndrainedJoin(UndrainedJoin fact, Findings findings) {
    FindingDraft draft =
        (fact.certain() ? FindingDraft.observed(false) : FindingDraft.suspicious())
            .step(fact.thread(), Action.JOINS, fact.child(), fact.stack())
            .value("child", fact.child())
            .value("certain", fact.certain());
    Frame made = fact.made().site();
    if (made != null && !made.isLibrary()) {
      draft.step(fact.thread(), Action.CREATES, "Queue", fact.made());
      draft.value("madeSite", made.location());
    }
    tally.meet(new Sites().at(fact.stack()).at(fact.made()), draft, fact.nanos(), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
