package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.LockSignalled;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.SelfBlocked;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A thread asks for a lock that it holds itself and that does not let it in again. */
final class LockSelfDeadlockDetector extends Detector {
  static final String RULE = "lock-self-deadlock";

  private final Tally tally = new Tally(RULE);
  // Not told before the run ends: until then somebody else may release the lock.
  private final Map<Integer, SelfBlocked> lent = new LinkedHashMap<>();
  // The release may be told before the request that it answers: they come from two threads.
  private final Set<Integer> signals = new HashSet<>();

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onSelfBlocked(SelfBlocked fact, Findings findings) {
    if (fact.lent()) {
      if (!signals.contains(fact.lock().id())) {
        lent.put(fact.lock().id(), fact);
      }
    } else if (!LockUpgradeDetector.isUpgrade(fact)) {
      meet(fact, findings);
    }
  }

  @Override
  void onLockSignalled(LockSignalled fact, Findings findings) {
    signals.add(fact.lock().id());
    lent.remove(fact.lock().id());
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    lent.values().forEach(blocked -> meet(blocked, findings));
    tally.tellAll(findings);
  }

  private void meet(SelfBlocked fact, Findings findings) {
    tally.meet(sites(fact), draft(fact), fact.nanos(), findings);
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
