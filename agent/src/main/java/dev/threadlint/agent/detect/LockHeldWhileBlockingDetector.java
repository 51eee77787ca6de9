package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockContended.Doing;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.reports.model.LockMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A thread sleeps, or waits for something slow, with a lock that another thread waits for. */
final class LockHeldWhileBlockingDetector extends Detector {
  static final String RULE = "lock-held-while-blocking";

  private static final long LEAST_NANOS = 10_000_000;

  private final Tally tally = new Tally(RULE);
  private final Map<Sites, Long> longest = new HashMap<>();

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onLockContended(LockContended fact, Findings findings) {
    if (fact.doing() == Doing.OTHER || !fact.byProgram() || fact.waitedNanos() < LEAST_NANOS) {
      return;
    }
    Sites sites = new Sites().at(fact.ownerStack()).named(fact.lock().className());
    FindingDraft known = tally.draft(sites);
    if (fact.over()) {
      // Told before, while it lasted; now it is known how long that was.
      if (known != null && fact.waitedNanos() > longest.getOrDefault(sites, 0L)) {
        longest.put(sites, fact.waitedNanos());
        known.value("waitedMs", Millis.of(fact.waitedNanos()));
        tally.replace(sites, known, findings);
      }
      return;
    }
    longest.merge(sites, fact.waitedNanos(), Math::max);
    tally.meet(sites, known == null ? draft(fact) : known, fact.nanos(), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  private static FindingDraft draft(LockContended fact) {
    return FindingDraft.observedWarning()
        .holds(fact.owner(), fact.lock(), LockMode.EXCLUSIVE, fact.ownerStack())
        .wants(fact.thread(), fact.lock(), LockMode.EXCLUSIVE, fact.stack())
        .value("doing", fact.doing().name().toLowerCase(Locale.ROOT))
        .value("waitedMs", Millis.of(fact.waitedNanos()));
  }
}
