package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.EndlessRead;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.reports.model.Action;

/** A thread reads from a pipe whose other end is open only in its own process. */
final class PipeEndOpenDetector extends Detector {
  static final String RULE = "pipe-end-open";

  private final Tally tally = new Tally(RULE);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onEndlessRead(EndlessRead fact, Findings findings) {
    FindingDraft draft =
        (fact.certain() ? FindingDraft.observed(false) : FindingDraft.suspicious())
            .step(fact.thread(), Action.WAITS, "Connection", fact.stack())
            .value("certain", fact.certain())
            .value("givenAway", fact.givenAway());
    tally.meet(new Sites().at(fact.stack()), draft, fact.nanos(), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
