package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.SelfBlocked;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;

/** A thread asks for the write side of a lock of which it holds the read side. */
final class LockUpgradeDetector extends Detector {
  static final String RULE = "lock-upgrade";

  private final Tally tally = new Tally(RULE);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onSelfBlocked(SelfBlocked fact, Findings findings) {
    if (isUpgrade(fact)) {
      tally.meet(
          LockSelfDeadlockDetector.sites(fact),
          LockSelfDeadlockDetector.draft(fact),
          fact.nanos(),
          findings);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  static boolean isUpgrade(SelfBlocked fact) {
    LockKind kind = fact.lock().kind();
    return fact.held() == LockMode.SHARED
        && fact.wanted() == LockMode.EXCLUSIVE
        && (kind == LockKind.READ_WRITE || kind == LockKind.STAMPED);
  }
}
