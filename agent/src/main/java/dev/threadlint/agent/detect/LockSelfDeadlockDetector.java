package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.SelfBlocked;

/** A thread asks for a lock that it holds itself and that does not let it in again. */
final class LockSelfDeadlockDetector extends Detector {
  static final String RULE = "lock-self-deadlock";

  private final Tally tally = new Tally(RULE);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onSelfBlocked(SelfBlocked fact, Findings findings) {
    if (!LockUpgradeDetector.isUpgrade(fact)) {
      tally.meet(sites(fact), draft(fact), fact.nanos(), findings);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  static Sites sites(SelfBlocked fact) {
    return new Sites().parting(fact.heldStack(), fact.stack());
  }

  static FindingDraft draft(SelfBlocked fact) {
    return FindingDraft.observed(fact.timed())
        .holds(fact.thread(), fact.lock(), fact.held(), fact.heldStack())
        .wants(fact.thread(), fact.lock(), fact.wanted(), fact.stack())
        .value("heldMode", FindingDraft.word(fact.held()))
        .value("wantedMode", FindingDraft.word(fact.wanted()))
        .value("timed", fact.timed());
  }
}
