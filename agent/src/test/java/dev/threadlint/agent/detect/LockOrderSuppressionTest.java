package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import org.junit.jupiter.api.Test;

/** Cycles of lock orders that cannot become a deadlock, and what makes them one after all. */
class LockOrderSuppressionTest {
  private static final String RULE = "lock-order-cycle";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one");
  private final ScriptThread two = script.thread("two");
  private final LockRef left = script.monitor("Left");
  private final LockRef right = script.monitor("Right");
  private final LockRef gate = script.monitor("Gate");

  @Test
  void gateMonitor_suppressed() {
    one.nests(gate, left, right);
    two.nests(gate, right, left);

    silentBecause("gate");
  }

  @Test
  void gateLockOfOtherKind_suppressed() {
    LockRef lock = script.lock(LockKind.OWNED, "java.util.concurrent.locks.ReentrantLock");
    one.nests(lock, left, right);
    two.nests(lock, right, left);

    silentBecause("gate");
  }

  @Test
  void gateOnOneSideOnly_reports() {
    one.nests(gate, left, right);
    two.nests(right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void differentGates_reports() {
    one.nests(gate, left, right);
    two.nests(script.monitor("OtherGate"), right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void gateHeldSharedByBoth_reports() {
    LockRef shared = script.lock(LockKind.READ_WRITE, "Gate");
    one.reads(shared).nests(left, right);
    two.reads(shared).nests(right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void gateHeldSharedAndExclusive_suppressed() {
    LockRef shared = script.lock(LockKind.READ_WRITE, "Gate");
    one.reads(shared).nests(left, right);
    two.takes(shared).nests(right, left);

    silentBecause("gate");
  }

  @Test
  void gatedFirstUngatedLater_reports() {
    one.nests(gate, left, right);
    two.nests(gate, right, left);
    assertThat(script.findings(RULE)).isEmpty();

    two.nests(right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void ungatedFirstGatedLater_reports() {
    one.nests(left, right);
    one.nests(gate, left, right);
    two.nests(gate, right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void ungatedOnceAmongManyGated_reports() {
    one.nests(left, right);
    for (int i = 0; i < 50; i++) {
      ScriptThread worker = script.thread("worker" + i);
      worker.nests(gate, left, right);
    }
    two.nests(gate, right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void lastSideGatesThirdThread_suppressed() {
    LockRef third = script.monitor("Third");
    one.nests(gate, left, right);
    two.nests(right, third);
    script.thread("three").nests(gate, third, left);

    silentBecause("gate");
  }

  @Test
  void shortCircleGatedLongerNot_reportsTheLonger() {
    LockRef third = script.monitor("Third");
    one.nests(gate, left, right);
    two.nests(gate, right, left);
    script.thread("three").nests(right, third);
    script.thread("four").nests(third, left);

    assertThat(script.only(RULE).values()).containsEntry("cycleLength", "3");
  }

  @Test
  void oneThreadBothOrders_suppressed() {
    one.nests(left, right);
    one.nests(right, left);
    two.nests(left).nests(right);

    silentBecause("same-thread");
  }

  @Test
  void oneThreadBothOrdersThenAnother_reports() {
    one.nests(left, right).nests(right, left);
    two.nests(left, right);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void oneThreadTwiceInCircleOfThree_suppressed() {
    LockRef third = script.monitor("Third");
    one.nests(left, right);
    two.nests(right, third);
    one.nests(third, left);

    silentBecause("same-thread");
  }

  @Test
  void joinedBeforeOtherStarts_suppressed() {
    ScriptThread main = script.thread("main");
    main.starts(one);
    one.nests(left, right).ends();
    main.joins(one).starts(two);
    two.nests(right, left).ends();
    main.joins(two);

    silentBecause("ordered");
  }

  @Test
  void orderBeforeStartAndAfterJoin_suppressed() {
    one.nests(left, right).starts(two);
    two.nests(right, left).ends();
    one.joins(two).nests(left, right);

    silentBecause("ordered");
  }

  @Test
  void orderAfterStart_reports() {
    one.starts(two).nests(left, right);
    two.nests(right, left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void latchBetween_suppressed() {
    var latch = script.signal();
    one.nests(left, right).sends(latch);
    two.receives(latch).nests(right, left);

    silentBecause("ordered");
  }

  @Test
  void latchBetweenOnceOnly_reports() {
    var latch = script.signal();
    one.nests(left, right).sends(latch);
    two.receives(latch).nests(right, left);
    one.nests(left, right);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void innerLockTried_suppressed() {
    one.takes(left).tries(right);
    two.takes(right).tries(left);

    silentBecause("try");
  }

  @Test
  void innerLockTriedOnOneSide_suppressed() {
    one.takes(left).tries(right);
    two.takes(right).takes(left);

    silentBecause("try");
  }

  @Test
  void innerLockAwaitedForTime_suppressed() {
    one.takes(left).triesFor(right);
    two.takes(right).triesFor(left);

    silentBecause("try");
  }

  @Test
  void triedFirstBlockingLater_reports() {
    one.takes(left).tries(right).releases(right).releases(left);
    two.nests(right, left);
    one.nests(left, right);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void readersCross_suppressed() {
    LockRef a = script.lock(LockKind.READ_WRITE, "A");
    LockRef b = script.lock(LockKind.READ_WRITE, "B");
    one.reads(a).reads(b);
    two.reads(b).reads(a);

    silentBecause("readers");
  }

  @Test
  void readersCrossAtOneLockOnly_suppressed() {
    LockRef a = script.lock(LockKind.READ_WRITE, "A");
    one.reads(a).takes(right);
    two.takes(right).reads(a);

    silentBecause("readers");
  }

  @Test
  void readersCrossThenWriter_reports() {
    LockRef a = script.lock(LockKind.READ_WRITE, "A");
    one.reads(a).takes(right);
    two.takes(right).reads(a).releases(a).releases(right);
    two.takes(right).takes(a);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void confinedOnOneSide_suppressed() {
    one.confined(true).nests(right, left);
    two.nests(left, right);

    silentBecause("confined");
  }

  @Test
  void suppressedCycleOfSameSites_countedOnce() {
    for (int i = 0; i < 5; i++) {
      LockRef a = script.monitor("A");
      LockRef b = script.monitor("B");
      one.nests(gate, a, b);
      two.nests(gate, b, a);
    }

    silentBecause("gate");
  }

  @Test
  void differentReasons_countsEach() {
    one.in("app.One.gated").nests(gate, left, right);
    two.in("app.Two.gated").nests(gate, right, left);
    LockRef a = script.monitor("A");
    LockRef b = script.monitor("B");
    one.in("app.One.tried").takes(a).tries(b);
    two.in("app.Two.tried").takes(b).tries(a);

    assertThat(script.suppressed()).containsOnlyKeys("gate", "try");
  }

  private void silentBecause(String reason) {
    assertThat(script.findings()).isEmpty();
    assertThat(script.suppressed()).containsOnlyKeys(reason).containsEntry(reason, 1);
  }
}
