package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadlint.programs.AllRight;
import dev.threadlint.programs.BarrierShortOfParties;
import dev.threadlint.programs.Deadlock;
import dev.threadlint.programs.FailuresSeen;
import dev.threadlint.programs.ForkedFailureLost;
import dev.threadlint.programs.JoinBeforeStart;
import dev.threadlint.programs.JoinHoldingLock;
import dev.threadlint.programs.JoinMissing;
import dev.threadlint.programs.JoinSelf;
import dev.threadlint.programs.JoinSerialises;
import dev.threadlint.programs.JoinTimeoutIgnored;
import dev.threadlint.programs.JoinTimeoutsAddUp;
import dev.threadlint.programs.LatchNeverOpens;
import dev.threadlint.programs.LockNotReleased;
import dev.threadlint.programs.LockOrderCycle;
import dev.threadlint.programs.LockSelfDeadlock;
import dev.threadlint.programs.LockUpgrade;
import dev.threadlint.programs.NotifyLost;
import dev.threadlint.programs.PermitsPassedOn;
import dev.threadlint.programs.PoolBlocked;
import dev.threadlint.programs.PoolOfTwo;
import dev.threadlint.programs.PoolStarvation;
import dev.threadlint.programs.SubmitSerialises;
import dev.threadlint.programs.TaskFailureLost;
import dev.threadlint.programs.ThreadCutOff;
import dev.threadlint.programs.ThreadFailureLost;
import dev.threadlint.programs.WaitHoldingLock;
import dev.threadlint.reports.model.Observed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each rule finds its bug in a running program, and leaves the same program in peace without it.
 */
class RulesIT {
  @TempDir private Path folder;

  /** Rule, program, and whether it hangs. */
  static Stream<Arguments> wrongPrograms() {
    return Stream.of(
        Arguments.of("join-before-start", JoinBeforeStart.class, false),
        Arguments.of("join-self", JoinSelf.class, true),
        Arguments.of("lock-self-deadlock", LockSelfDeadlock.class, true),
        Arguments.of("lock-upgrade", LockUpgrade.class, true),
        Arguments.of("lock-order-cycle", LockOrderCycle.class, false),
        Arguments.of("join-holding-lock", JoinHoldingLock.class, false),
        Arguments.of("join-serialises", JoinSerialises.class, false),
        Arguments.of("join-timeouts-add-up", JoinTimeoutsAddUp.class, false),
        Arguments.of("join-timeout-ignored", JoinTimeoutIgnored.class, false),
        Arguments.of("thread-failure-lost", ThreadFailureLost.class, false),
        Arguments.of("thread-cut-off", ThreadCutOff.class, false),
        Arguments.of("wait-holding-lock", WaitHoldingLock.class, false),
        Arguments.of("lock-not-released", LockNotReleased.class, false),
        Arguments.of("latch-never-opens", LatchNeverOpens.class, true),
        Arguments.of("barrier-short-of-parties", BarrierShortOfParties.class, true),
        Arguments.of("notify-lost", NotifyLost.class, true),
        Arguments.of("deadlock", Deadlock.class, true));
  }

  /** Those in which the kind of thread is not the program's choice. */
  static Stream<Arguments> wrongProgramsOfPlatformThreads() {
    return Stream.of(
        Arguments.of("join-missing", JoinMissing.class, false),
        Arguments.of("submit-serialises", SubmitSerialises.class, false),
        Arguments.of("pool-starvation", PoolStarvation.class, true),
        Arguments.of("pool-blocked", PoolBlocked.class, false),
        Arguments.of("task-failure-lost", TaskFailureLost.class, false));
  }

  @ParameterizedTest
  @MethodSource({"wrongPrograms", "wrongProgramsOfPlatformThreads"})
  void wrongProgram_isFound(String rule, Class<?> program, boolean hangs) throws Exception {
    assertThat(runWrong(ForkedJvm.in(folder), program, hangs).rules()).contains(rule);
  }

  @ParameterizedTest
  @MethodSource("wrongPrograms")
  void wrongProgramOfVirtualThreads_isFound(String rule, Class<?> program, boolean hangs)
      throws Exception {
    assumeVirtualThreads();
    ForkedJvm jvm = ForkedJvm.in(folder).jvm("-Dvirtual=true");
    assertThat(runWrong(jvm, program, hangs).rules()).contains(rule);
  }

  /** From JDK 21 on, pools do not start their threads as programs do. */
  @Test
  void threadsOfPools_areSeenFromTheirStart() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(PoolOfTwo.class);
    assertThat(run.rules()).as(run.err()).containsExactly("lock-order-cycle");
    assertThat(run.recording().observed().counters()).containsEntry(Observed.THREADS, 2L);
  }

  @Test
  void rightPrograms_areLeftInPeace() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(AllRight.class);
    assertThat(run.out()).isEqualTo("all right\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  @Test
  void rightProgramsOfVirtualThreads_areLeftInPeace() throws Exception {
    assumeVirtualThreads();
    ForkedRun run = ForkedJvm.in(folder).jvm("-Dvirtual=true").run(AllRight.class);
    assertThat(run.out()).isEqualTo("all right\n");
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  @Test
  void eachFailureThatAForkJoinPoolKeeps_isCounted() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(ForkedFailureLost.class, "wrong");
    assertThat(run.rules()).as(run.err()).containsExactly("task-failure-lost");
    assertThat(run.finding("task-failure-lost").count()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"asked", "stages", "cancelled"})
  void failureThatIsSeenOrNotWanted_isNotLost(String way) throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(FailuresSeen.class, way);
    assertThat(run.out()).isEqualTo("all seen\n");
    assertThat(run.rules()).as(run.err()).doesNotContain("task-failure-lost");
  }

  @Test
  void permitThatAnotherThreadGivesBack_isNoSelfDeadlock() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(PermitsPassedOn.class);
    assertThat(run.out()).isEqualTo("in turn\n");
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  private static ForkedRun runWrong(ForkedJvm jvm, Class<?> program, boolean hangs)
      throws IOException, InterruptedException {
    RunningJvm running = jvm.start(program, "wrong");
    if (hangs) {
      // Of itself it would never end: told while it hangs, or the test does not end either.
      running.untilToldOfHang().terminate();
    }
    return running.end();
  }

  private static void assumeVirtualThreads() {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with JDK 21");
  }
}
