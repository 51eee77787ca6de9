package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.LockSignalled;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import org.junit.jupiter.api.Test;

class LockOrderCycleDetectorTest {
  private static final String RULE = "lock-order-cycle";

  private final FactScript script = new FactScript();
  private final ScriptThread pay = script.thread("pay").in("app.Pay.run:10");
  private final ScriptThread audit = script.thread("audit").in("app.Audit.run:20");
  private final LockRef accounts = script.monitor("app.Accounts");
  private final LockRef ledger = script.monitor("app.Ledger");

  @Test
  void twoThreadsReverseOrder_reportsCycle() {
    pay.nests(accounts, ledger);
    audit.nests(ledger, accounts);

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.PREDICTED);
    assertThat(finding.threads()).containsExactly(pay.ref(), audit.ref());
    assertThat(finding.locks()).containsExactly(accounts, ledger);
    assertThat(finding.values())
        .containsEntry("cycleLength", "2")
        .containsEntry("variants", "1")
        .containsEntry("closestMs", "1");
    assertThat(finding.count()).isEqualTo(1);
  }

  @Test
  void cycle_tellsHoldThenWantOfEachThread() {
    pay.nests(accounts, ledger);
    audit.nests(ledger, accounts);

    assertThat(script.only(RULE).steps())
        .extracting(Step::thread, Step::action, Step::lock)
        .containsExactly(
            tuple(pay.ref(), Action.HOLDS, accounts),
            tuple(pay.ref(), Action.WANTS, ledger),
            tuple(audit.ref(), Action.HOLDS, ledger),
            tuple(audit.ref(), Action.WANTS, accounts));
  }

  @Test
  void reversedOrderInHungRun_reportsFromIntentAlone() {
    pay.holds(accounts).wants(ledger);
    audit.holds(ledger).wants(accounts);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void lockThatTurnsOutToBeASignal_isInNoOrder() {
    LockRef lock = script.lock(LockKind.RUNTIME, "dev.threadlint.runtime.threading.Lock");
    pay.nests(accounts, lock);
    script.tell(new LockSignalled(script.tick(), lock));
    audit.nests(lock, accounts);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void monitorAndExplicitLock_reportsCycle() {
    LockRef lock = script.lock(LockKind.OWNED, "java.util.concurrent.locks.ReentrantLock");
    pay.nests(accounts, lock);
    audit.nests(lock, accounts);

    assertThat(script.only(RULE).locks()).containsExactlyInAnyOrder(accounts, lock);
  }

  @Test
  void threeThreadsInCircle_reportsOneCycle() {
    LockRef archive = script.monitor("app.Archive");
    ScriptThread third = script.thread("third");
    pay.nests(accounts, ledger);
    audit.nests(ledger, archive);
    third.nests(archive, accounts);

    Finding finding = script.only(RULE);
    assertThat(finding.threads()).containsExactly(pay.ref(), audit.ref(), third.ref());
    assertThat(finding.values()).containsEntry("cycleLength", "3");
  }

  @Test
  void twoInstancesOfOneClass_reportsByInstance() {
    LockRef other = script.monitor("app.Accounts");
    pay.nests(accounts, other);
    audit.nests(other, accounts);

    assertThat(script.only(RULE).locks()).containsExactly(accounts, other);
  }

  @Test
  void otherInstancesOfSameClasses_staysSilent() {
    LockRef otherAccounts = script.monitor("app.Accounts");
    LockRef otherLedger = script.monitor("app.Ledger");
    pay.nests(accounts, ledger);
    audit.nests(otherLedger, otherAccounts);

    assertThat(script.findings()).isEmpty();
    assertThat(script.suppressed()).isEmpty();
  }

  @Test
  void neverNested_staysSilent() {
    pay.nests(accounts).nests(ledger);
    audit.nests(ledger).nests(accounts);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void sameOrderByMany_staysSilent() {
    pay.nests(accounts, ledger);
    audit.nests(accounts, ledger);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void readThenWriteCrossing_reportsCycle() {
    LockRef left = script.lock(LockKind.READ_WRITE, "Left");
    LockRef right = script.lock(LockKind.READ_WRITE, "Right");
    pay.reads(left).takes(right);
    audit.reads(right).takes(left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void stampedLocksBothWays_reportsCycle() {
    LockRef left = script.lock(LockKind.STAMPED, "java.util.concurrent.locks.StampedLock");
    LockRef right = script.lock(LockKind.STAMPED, "java.util.concurrent.locks.StampedLock");
    pay.nests(left, right);
    audit.nests(right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void semaphoresBothWays_reportsCycle() {
    LockRef left = script.lock(LockKind.SEMAPHORE, "java.util.concurrent.Semaphore");
    LockRef right = script.lock(LockKind.SEMAPHORE, "java.util.concurrent.Semaphore");
    pay.nests(left, right);
    audit.nests(right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void triedOuterLock_isStillHeld() {
    pay.tries(accounts).takes(ledger);
    audit.tries(ledger).takes(accounts);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void waitReleasesMonitor_noOrderFromIt() {
    // The waiting thread re-acquires the monitor of its wait with nothing else held.
    pay.takes(accounts).releases(accounts).wants(accounts).holds(accounts).takes(ledger);
    audit.takes(ledger).releases(ledger).takes(accounts);

    assertThat(script.findings(RULE)).isEmpty();
  }

  @Test
  void sameSitesManyInstances_reportsOneFindingWithCount() {
    for (int i = 0; i < 10; i++) {
      LockRef left = script.monitor("app.Accounts");
      LockRef right = script.monitor("app.Ledger");
      pay.nests(left, right);
      audit.nests(right, left);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(10);
    assertThat(script.reports()).isEqualTo(5);
  }

  @Test
  void fingerprint_staysOverLinesThreadsAndOrder() {
    pay.nests(accounts, ledger);
    audit.nests(ledger, accounts);

    var later = new FactScript();
    LockRef first = later.monitor("app.Ledger");
    LockRef second = later.monitor("app.Accounts");
    later.thread("auditor-7").in("app.Audit.run:21").nests(first, second);
    later.thread("payer-9").in("app.Pay.run:11").nests(second, first);

    assertThat(later.only(RULE).fingerprint()).isEqualTo(script.only(RULE).fingerprint());
  }

  @Test
  void lockInWrapperClass_tellsDefectsByCallers() {
    LockRef archive = script.monitor("app.Archive");
    pay.in("app.Lock.acquire:5", "app.Pay.one:1").takes(accounts);
    pay.in("app.Lock.acquire:5", "app.Pay.two:2").takes(ledger).releases(accounts);
    pay.releases(ledger);
    audit.in("app.Lock.acquire:5", "app.Audit.one:1").takes(ledger);
    audit.in("app.Lock.acquire:5", "app.Audit.two:2").takes(accounts).releases(ledger);
    audit.in("app.Lock.acquire:5", "app.Audit.three:3").takes(archive).releases(accounts);
    audit.releases(archive);
    pay.in("app.Lock.acquire:5", "app.Pay.four:4").takes(archive);
    pay.in("app.Lock.acquire:5", "app.Pay.five:5").takes(accounts);

    assertThat(script.findings(RULE)).hasSize(2);
  }

  @Test
  void nearerMeetingLater_saysClosestApproach() {
    pay.nests(accounts, ledger);
    script.pass(500);
    audit.nests(ledger, accounts);
    assertThat(script.only(RULE).values()).containsEntry("closestMs", "501");

    var again = script.signal();
    pay.sends(again).nests(accounts, ledger);
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("closestMs", "1");
    assertThat(script.only(RULE).count()).isEqualTo(2);
  }

  private static org.assertj.core.groups.Tuple tuple(
      ThreadRef thread, Action action, LockRef lock) {
    return org.assertj.core.api.Assertions.tuple(thread, action, lock);
  }
}
