package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.PoolState;
import dev.threadlint.agent.fact.ProcessesLocked;
import dev.threadlint.agent.fact.ProcessesLocked.Member;
import dev.threadlint.agent.fact.SharedLock;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.fact.Waiting.ForTask;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlockDetectorTest {
  private static final String RULE = "deadlock";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one");
  private final ScriptThread two = script.thread("two");
  private final ScriptThread three = script.thread("three");
  private final LockRef a = script.monitor("A");
  private final LockRef b = script.monitor("B");

  @Test
  void twoLocksCrossed_reportsWithHoldsAndWants() {
    one.holds(a);
    two.holds(b);
    script.snapshotTwice(one.waitsFor(b, two), two.waitsFor(a, one));

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("kind", "lock")
        .containsEntry("threadsInvolved", "2");
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.HOLDS, Action.WANTS, Action.HOLDS, Action.WANTS);
    assertThat(finding.locks()).containsExactlyInAnyOrder(a, b);
  }

  @Test
  void seenOnce_staysSilent() {
    script.snapshot(one.waitsFor(b, two), two.waitsFor(a, one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void wentOnBetween_staysSilent() {
    script.snapshot(one.waitsFor(b, two), two.waitsFor(a, one));
    script.snapshot(later(one.waitsFor(b, two)), two.waitsFor(a, one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void goneBetween_staysSilent() {
    Waiting[] crossed = {one.waitsFor(b, two), two.waitsFor(a, one)};
    script.snapshot(crossed).snapshot().snapshot(crossed);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void seenManyTimes_reportsOnce() {
    Waiting[] crossed = {one.waitsFor(b, two), two.waitsFor(a, one)};
    for (int i = 0; i < 10; i++) {
      script.snapshot(crossed);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(1);
    assertThat(script.reports()).isEqualTo(1);
  }

  @Test
  void timedWaitInCircle_staysSilent() {
    script.snapshotTwice(timed(one.waitsFor(b, two)), two.waitsFor(a, one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void ownerRuns_staysSilent() {
    script.snapshotTwice(one.waitsFor(b, two), three.waitsFor(a, one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void victimsBehindDeadlock_areNotPartOfIt() {
    script.snapshotTwice(three.waitsFor(a, one), one.waitsFor(b, two), two.waitsFor(a, one));

    assertThat(script.only(RULE).threads()).containsExactlyInAnyOrder(one.ref(), two.ref());
  }

  @Test
  void twoSeparateDeadlocks_reportsBoth() {
    ScriptThread four = script.thread("four");
    script.snapshotTwice(
        one.waitsFor(b, two),
        two.waitsFor(a, one),
        three.waitsFor(script.monitor("C"), four),
        four.waitsFor(script.monitor("D"), three));

    assertThat(script.findings(RULE)).hasSize(2);
  }

  @Test
  void circleOfThree_reportsInOrderOfWaiting() {
    LockRef c = script.monitor("C");
    script.snapshotTwice(one.waitsFor(b, two), two.waitsFor(c, three), three.waitsFor(a, one));

    assertThat(script.only(RULE).threads()).hasSize(3);
  }

  @Test
  void threadWaitsForItsOwnLock_isSelf() {
    script.snapshotTwice(one.waitsFor(a, one));

    assertThat(script.only(RULE).values()).containsEntry("kind", "self");
  }

  @Test
  void upgradeWithOtherReaders_isSelf() {
    LockRef shared = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    one.holdsToRead(shared);
    script.snapshotTwice(one.waitsFor(shared, one, two));

    assertThat(script.only(RULE).values()).containsEntry("kind", "self");
  }

  @Test
  void joinsInCircle_reports() {
    script.snapshotTwice(one.waitsFor(two), two.waitsFor(one));

    assertThat(script.only(RULE).values()).containsEntry("kind", "join");
  }

  @Test
  void joinUnderLockThatTargetNeeds_isMixed() {
    one.holds(a);
    script.snapshotTwice(one.waitsFor(two), two.waitsFor(a, one));

    assertThat(script.only(RULE).values()).containsEntry("kind", "mixed");
    assertThat(script.only(RULE).steps())
        .extracting(Step::action)
        .containsExactlyInAnyOrder(Action.HOLDS, Action.JOINS, Action.WANTS);
  }

  @Test
  void writerBehindOneStuckReaderOfTwo_reports() {
    LockRef shared = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    one.holdsToRead(shared);
    two.holds(b);
    script.snapshotTwice(one.waitsFor(b, two), two.waitsFor(shared, one, three));

    assertThat(script.only(RULE).threads()).containsExactlyInAnyOrder(one.ref(), two.ref());
  }

  @Test
  void readersCrossedWithWritersBetween_reports() {
    LockRef left = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    LockRef right = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    ScriptThread four = script.thread("four");
    one.holdsToRead(left);
    two.holdsToRead(right);
    script.snapshotTwice(
        one.waitsToRead(right, two),
        two.waitsToRead(left, one),
        three.waitsFor(left, one),
        four.waitsFor(right, two));

    assertThat(script.only(RULE).threads()).hasSize(4);
  }

  @Test
  void readerSeenWaitingForReaders_staysSilent() {
    LockRef left = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    LockRef right = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    one.holdsToRead(left);
    two.holdsToRead(right);
    script.snapshotTwice(one.waitsToRead(right, two), two.waitsToRead(left, one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void eventThatOnlyStuckThreadsCanBring_reports() {
    one.holds(a);
    script.snapshotTwice(
        one.waits(new ForEvent("CountDownLatch", List.of(two.ref(), three.ref()))),
        two.waitsFor(a, one),
        three.waitsFor(a, one));

    assertThat(script.only(RULE).threads()).hasSize(3);
  }

  @Test
  void eventThatOneRunningThreadCanBring_staysSilent() {
    one.holds(a);
    script.snapshotTwice(
        one.waits(new ForEvent("CountDownLatch", List.of(two.ref(), three.ref()))),
        two.waitsFor(a, one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void eventOfUnknownOrigin_staysSilent() {
    script.snapshotTwice(
        one.waits(new ForEvent("LinkedBlockingQueue", List.of())), two.waitsFor(one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void eventOfUnknownOriginUnderLockThatOthersWant_reportsAtStandstill() {
    one.holds(a);
    Waiting[] waits = {
      one.waits(new ForEvent("CountDownLatch", List.of())),
      two.waitsFor(a, one),
      three.waitsFor(one)
    };
    script.snapshotTwice(waits);
    assertThat(script.findings()).isEmpty();
    script.standstill(waits);

    assertThat(script.only(RULE).values()).containsEntry("kind", "mixed");
    assertThat(script.only(RULE).threads()).containsExactlyInAnyOrder(one.ref(), two.ref());
    assertThat(script.only(RULE).confidence()).isEqualTo(Confidence.OBSERVED);
  }

  @Test
  void eventsThatNobodyIsLeftToBring_reportsAtStandstillIfWaitedFor() {
    Waiting[] waits = {
      one.waits(new ForEvent("Condition", List.of())),
      two.waits(new ForEvent("SettableFuture", List.of())),
      three.waitsFor(one)
    };
    script.standstill(waits);

    assertThat(script.only(RULE).values()).containsEntry("kind", "event");
    assertThat(script.only(RULE).threads()).containsExactlyInAnyOrder(one.ref(), two.ref());
  }

  @Test
  void eventsAtStandstillBesideSleepers_isSuspicious() {
    Waiting[] waits = {
      one.waits(new ForEvent("Condition", List.of())),
      two.waits(new ForEvent("Condition", List.of())),
      three.waitsFor(one)
    };
    script.stands(Standing.ALL_BUT_SLEEPERS, waits).stands(Standing.ALL_BUT_SLEEPERS, waits);

    assertThat(script.only(RULE).confidence()).isEqualTo(Confidence.SUSPICIOUS);
  }

  @Test
  void idleConsumersThatNobodyWaitsFor_staySilentAtStandstill() {
    script.standstill(
        one.waits(new ForEvent("LinkedBlockingQueue", List.of())),
        two.waits(new ForEvent("LinkedBlockingQueue", List.of())));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void onlyOneWaitsForSomethingUnknown_staysSilentAtStandstill() {
    script.standstill(one.waits(new ForEvent("LinkedBlockingQueue", List.of())), two.waitsFor(one));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void tasksRunByEachOther_isTask() {
    script.snapshotTwice(
        one.waits(new ForTask("FutureTask", null, two.ref())),
        two.waits(new ForTask("FutureTask", null, one.ref())));

    assertThat(script.only(RULE).values()).containsEntry("kind", "task");
  }

  @Test
  void lockHeldOverGetFromPoolWhoseWorkersNeedIt_reports() {
    var pool = new PoolRef(1, "ThreadPoolExecutor", 1);
    var state = new PoolState(pool, List.of(two.ref()), 1);
    one.holds(a);
    Waiting[] waits = {one.waits(new ForTask("FutureTask", pool, null)), two.waitsFor(a, one)};
    script.snapshot(List.of(state), waits).snapshot(List.of(state), waits);

    assertThat(script.only(RULE).values()).containsEntry("kind", "mixed");
    assertThat(script.findings()).hasSize(1);
  }

  @Test
  void lockHeldOverGetFromPoolWithRoom_staysSilent() {
    var pool = new PoolRef(1, "ThreadPoolExecutor", 2);
    var state = new PoolState(pool, List.of(two.ref()), 1);
    Waiting[] waits = {one.waits(new ForTask("FutureTask", pool, null)), two.waitsFor(a, one)};
    script.snapshot(List.of(state), waits).snapshot(List.of(state), waits);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void longQueueOfVictims_endsInTime() {
    one.holds(a);
    two.holds(b);
    Waiting[] waits = new Waiting[20_002];
    waits[0] = one.waitsFor(b, two);
    waits[1] = two.waitsFor(a, one);
    ScriptThread last = one;
    for (int i = 2; i < waits.length; i++) {
      ScriptThread next = script.thread("victim");
      waits[i] = next.waitsFor(last);
      last = next;
    }
    script.snapshotTwice(waits);

    assertThat(script.only(RULE).threads()).hasSize(2);
  }

  @Test
  void processesLocked_areNamed_andTheirLocksShownWhereTheyWereMade() {
    ScriptThread main = script.thread("main").in("app.Feud.main:12");
    ThreadRef capulet = new ThreadRef(7L << 32 | 1, "capulet (pid 7)/main", false, false);
    SharedLock land = shared(main, "Lock");
    SharedLock well = shared(main, "RLock");
    script.tell(
        new ProcessesLocked(
            script.tick(),
            List.of(
                new Member(capulet, "capulet (pid 7)", well, null, StackTrace.UNKNOWN),
                new Member(main.ref(), "MainProcess", land, null, main.stack()))));

    Finding finding = script.only(RULE);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("kind", "lock")
        .containsEntry(Finding.PROCESS, "capulet (pid 7), MainProcess");
    assertThat(finding.threads()).containsExactly(capulet, main.ref());
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(
            Action.HOLDS, Action.WANTS, Action.HOLDS, Action.WANTS, Action.CREATES, Action.CREATES);
    assertThat(finding.steps().get(0).lock()).isEqualTo(land.ref());
    assertThat(finding.steps().get(1).lock()).isEqualTo(well.ref());
  }

  @Test
  void programJoinsWhoWantsItsLock_isMixed() {
    ScriptThread main = script.thread("main").in("app.Feud.main:12");
    ThreadRef capulet = new ThreadRef(7L << 32 | 1, "capulet (pid 7)/main", false, false);
    script.tell(
        new ProcessesLocked(
            script.tick(),
            List.of(
                new Member(main.ref(), "MainProcess", null, "capulet (pid 7)", main.stack()),
                new Member(
                    capulet, "capulet (pid 7)", shared(main, "Lock"), null, StackTrace.UNKNOWN))));

    Finding finding = script.only(RULE);
    assertThat(finding.values()).containsEntry("kind", "mixed");
    assertThat(finding.steps().get(1).target()).isEqualTo("capulet (pid 7)");
  }

  private SharedLock shared(ScriptThread maker, String className) {
    return new SharedLock(script.lock(LockKind.RUNTIME, className), maker.ref(), maker.stack());
  }

  private static Waiting timed(Waiting wait) {
    return new Waiting(
        wait.thread(), wait.what(), true, wait.progress(), wait.held(), wait.stack());
  }

  private static Waiting later(Waiting wait) {
    return new Waiting(
        wait.thread(), wait.what(), false, wait.progress() + 1, wait.held(), wait.stack());
  }
}
