package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.HandOversOfTasks;
import dev.threadlint.programs.HandOversOfThings;
import dev.threadlint.programs.HeldAtFirstStart;
import dev.threadlint.programs.LockOrderClassics;
import dev.threadlint.programs.LockOrderCollections;
import dev.threadlint.programs.LockOrders;
import dev.threadlint.programs.MapBins;
import dev.threadlint.programs.PrintsAtOnce;
import dev.threadlint.programs.QueueHandOvers;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs by which lock-order tools are compared, and the only right number of findings. */
class LockOrderProgramsIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "monitors, 1",
    "locks, 1",
    "mixed, 1",
    "three, 1",
    "gate, 0",
    "same-thread, 0",
    "joined, 0",
    "signalled, 0",
    "try, 0",
    "timed, 0",
    "read-read, 0",
    "read-write, 1",
    "stamped, 1",
    "semaphores, 1",
    "outer-wait, 1",
    "outer-wait-loop, 1",
    "inner-wait, 0",
    "outer-await, 1",
    "stripes, 1",
    "nested-stripes, 1",
    "made-within, 0",
    "made-within-twice, 1",
    "waits, 0"
  })
  void eachSortOfLock(String program, int findings) throws Exception {
    assertFindings(LockOrders.class, program, findings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latches", "barriers", "signals", "polls"})
  void threadThatWaitsForTheOther_cannotMeetIt(String program) throws Exception {
    assertNoCycle(HandOversOfThings.class, program);
  }

  @ParameterizedTest
  @ValueSource(strings = {"futures", "ends", "fork-join", "stages"})
  void taskThatComesAfterTheOther_cannotMeetIt(String program) throws Exception {
    assertNoCycle(HandOversOfTasks.class, program);
  }

  private void assertNoCycle(Class<?> type, String program) throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(type, program);
    assertThat(run.rules()).as(run.err()).doesNotContain("lock-order-cycle");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void threadsThatPrintAtOnce_areLeftInPeace() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(PrintsAtOnce.class);
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  @Test
  void cycleThatIsNoFinding_isListedWithItsReason() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(LockOrders.class, "gate");

    assertThat(run.recording().suppressed())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.reason()).isEqualTo("gate");
              assertThat(each.cycle().threads()).hasSize(2);
            });
  }

  @Test
  void sameLocksInSameOrderAtTwoPlaces_bothHaveTheirLines() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(LockOrders.class, "outer-wait");

    assertThat(run.recording().findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.steps())
                    .allSatisfy(
                        step -> assertThat(step.stack().frames().get(0).line()).isPositive()));
  }

  @ParameterizedTest
  @CsvSource({
    "picklock, 1",
    "bensalem, 1",
    "transfer, 1",
    "deadlock, 1",
    "not-a-deadlock, 0",
    "philosophers, 1"
  })
  void programsOfTheLiterature(String program, int findings) throws Exception {
    assertFindings(LockOrderClassics.class, program, findings);
  }

  @Test
  void mainHoldsAMonitorOfTheJdkAsItStartsItsFirstThread_noOrderIsTurnedRound() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(HeldAtFirstStart.class);

    assertThat(run.rules()).as(run.err()).isEmpty();
    assertThat(run.out()).contains("first+second");
  }

  @ParameterizedTest
  @CsvSource({"list, 1", "vector, 1", "set, 1", "map, 1", "hashtable, 1", "string-buffer, 1"})
  void locksOfTheJdk(String program, int findings) throws Exception {
    assertFindings(LockOrderCollections.class, program, findings);
  }

  @ParameterizedTest
  @CsvSource({
    "compute, 1",
    "absent, 1",
    "put-in-compute, 1",
    "merge-then-put, 1",
    "put-then-merge, 1",
    "remove, 1",
    "present, 1",
    "other-keys, 0",
    "same-order, 0",
    "get, 0",
    "gate, 0",
    "failure, 0"
  })
  void binsOfMaps(String program, int findings) throws Exception {
    assertFindings(MapBins.class, program, findings);
  }

  @ParameterizedTest
  @CsvSource({
    "array, 0",
    "linked, 0",
    "deque, 0",
    "transfer, 0",
    "priority, 0",
    "delay, 0",
    "synchronous, 0",
    "drained, 0",
    "concurrent, 0",
    "concurrent-deque, 0",
    "other-item, 1"
  })
  void itemThatIsHandedOver_putsItsTwoThreadsInOrder(String program, int findings)
      throws Exception {
    assertFindings(QueueHandOvers.class, program, findings);
  }

  private void assertFindings(Class<?> type, String program, int findings) throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(type, program);
    assertThat(run.rules())
        .as(run.err())
        .isEqualTo(Collections.nCopies(findings, "lock-order-cycle"));
    assertThat(run.exitCode()).isZero();
  }
}
