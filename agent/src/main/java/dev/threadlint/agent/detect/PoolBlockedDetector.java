package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.CommonPoolBlocked;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.reports.model.Action;
import java.util.Map;

/** A task keeps a worker of the common pool, which all of the JVM shares, and does nothing. */
final class PoolBlockedDetector extends Detector {
  static final String RULE = "pool-blocked";

  private static final int MAX_SITES = 1_000;

  private final Tally tally = new Tally(RULE);
  private final Map<Sites, Long> longest = new Bounded<>(MAX_SITES);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onCommonPoolBlocked(CommonPoolBlocked fact, Findings findings) {
    Sites sites = new Sites().at(fact.stack());
    long most = longest.merge(sites, fact.blockedNanos(), Math::max);
    FindingDraft draft =
        FindingDraft.observedWarning().step(fact.thread(), Action.WAITS, null, fact.stack());
    tally.meet(sites, draft, fact.nanos(), findings);
    FindingDraft known = tally.draft(sites);
    if (known != null) {
      known.value("blockedMs", Millis.of(most));
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
