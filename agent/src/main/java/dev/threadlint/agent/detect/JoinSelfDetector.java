package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.reports.model.Action;

/** A thread that joins itself waits for ever, or until its time-out. */
final class JoinSelfDetector extends Detector {
  static final String RULE = "join-self";

  private final Tally tally = new Tally(RULE);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onJoinRequested(JoinRequested fact, Findings findings) {
    if (fact.thread().id() != fact.target().id()) {
      return;
    }
    var draft =
        FindingDraft.observed(fact.timed())
            .step(fact.thread(), Action.JOINS, fact.target().name(), fact.stack())
            .value("timed", fact.timed());
    tally.meet(new Sites().at(fact.stack()), draft, fact.nanos(), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
