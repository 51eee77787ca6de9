package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.library.AllRight;
import dev.threadlint.programs.library.Died;
import dev.threadlint.programs.library.Embrace;
import dev.threadlint.programs.library.Forgotten;
import dev.threadlint.programs.library.HandOvers;
import dev.threadlint.programs.library.JoinUnderLock;
import dev.threadlint.programs.library.LeftLock;
import dev.threadlint.programs.library.LockOrder;
import dev.threadlint.programs.library.LostFailure;
import dev.threadlint.programs.library.Relock;
import dev.threadlint.programs.library.Starved;
import dev.threadlint.programs.library.Stranded;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.runtime.threading.Lock;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules know the runtime library's types as they know the JDK's. */
class RuntimeRulesIT {
  @TempDir private Path folder;

  /** Rule, program, and whether it hangs. */
  static Stream<Arguments> wrongPrograms() {
    return Stream.of(
        Arguments.of("lock-self-deadlock", Relock.class, true),
        Arguments.of("lock-self-deadlock", Relock.Guarded.class, true),
        Arguments.of("lock-order-cycle", LockOrder.class, false),
        Arguments.of("lock-order-cycle", LockOrder.Mixed.class, false),
        Arguments.of("deadlock", Embrace.class, true),
        Arguments.of("deadlock", Embrace.Mixed.class, true),
        Arguments.of("latch-never-opens", Stranded.class, true),
        Arguments.of("barrier-short-of-parties", Stranded.AtBarrier.class, true),
        Arguments.of("lock-not-released", LeftLock.class, false),
        Arguments.of("join-missing", Forgotten.class, false),
        Arguments.of("thread-failure-lost", Died.class, false),
        Arguments.of("join-holding-lock", JoinUnderLock.class, false),
        Arguments.of("pool-starvation", Starved.class, true),
        Arguments.of("pool-starvation", Starved.Nearly.class, false),
        Arguments.of("task-failure-lost", LostFailure.class, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads", "tasks"})
  void whatComesAfterTheOther_cannotMeetIt(String way) throws Exception {
    ForkedRun run = jvm().run(HandOvers.class, way);
    assertThat(run.rules()).as(run.err()).doesNotContain("lock-order-cycle");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("wrongPrograms")
  void wrongProgram_isFoundWhereItIsWrong(String rule, Class<?> program, boolean hangs)
      throws Exception {
    RunningJvm running = jvm().start(program, "wrong");
    if (hangs) {
      running.untilToldOfHang().terminate();
    }
    Finding finding = running.end().finding(rule);
    assertThat(finding.steps())
        .allSatisfy(
            step -> {
              if (step.stack().site() != null) {
                assertThat(step.stack().site().className()).startsWith("dev.threadlint.programs.");
              }
            });
  }

  @Test
  void rightPrograms_areLeftInPeace() throws Exception {
    ForkedRun run = jvm().run(AllRight.class);
    assertThat(run.out()).isEqualTo("all right\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  private ForkedJvm jvm() {
    return ForkedJvm.in(folder).library(Lock.class);
  }
}
