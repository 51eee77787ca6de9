package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.BusyWaiting;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.reports.model.Action;

/** A thread uses a processor to wait. */
final class BusyWaitDetector extends Detector {
  static final String RULE = "busy-wait";

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Tally tally = new Tally(RULE);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onBusyWaiting(BusyWaiting fact, Findings findings) {
    double perSecond = (double) fact.polls() * NANOS_PER_SECOND / Math.max(1, fact.spanNanos());
    FindingDraft draft =
        FindingDraft.observedWarning()
            .step(fact.thread(), Action.WAITS, null, fact.stack())
            .value("polls", fact.polls())
            .value("perSecond", Math.round(perSecond))
            .value("spanMs", Millis.of(fact.spanNanos()));
    tally.meet(new Sites().at(fact.stack()), draft, fact.nanos(), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
