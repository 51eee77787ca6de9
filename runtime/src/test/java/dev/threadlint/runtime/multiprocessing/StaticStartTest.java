package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.runtime.ProgramRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A class that starts processes when it is initialized, and is initialized in those as well. */
@Timeout(60)
class StaticStartTest {
  private static final String REFUSAL =
      "An attempt has been made to start a new process before the current process has finished its"
          + " bootstrapping phase. This probably means that a static initializer starts it, which"
          + " must be done in a method.";

  @Test
  void processStartedByTheClassOfItsTarget_endsWithPythonsText() throws Exception {
    ProgramRun run = ProgramRun.of(StaticStarts.OfProcess.class);
    assertThat(run.said())
        .contains("Caused by: java.lang.IllegalStateException: " + REFUSAL)
        .containsSubsequence("exit code 1", "main")
        .doesNotContain("work");
    assertThat(run.code()).isZero();
  }

  @Test
  void processStartedByTheClassOfTheMethod_endsWithPythonsText() throws Exception {
    ProgramRun run = ProgramRun.of(StaticStarts.OfTarget.class);
    assertThat(run.said())
        .contains("Caused by: java.lang.IllegalStateException: " + REFUSAL, "exit code 1")
        .doesNotContain("work", "more");
  }

  @Test
  void poolStartedByTheClassOfItsTask_failsTheTask() throws Exception {
    ProgramRun run = ProgramRun.of(StaticStarts.OfPool.class);
    assertThat(run.said()).containsExactly("ExceptionInInitializerError: " + REFUSAL, "main");
  }

  @Test
  void executorStartedByTheClassOfItsTask_failsTheTaskAndForksNoFurther() throws Exception {
    ProgramRun run = ProgramRun.of(StaticStarts.OfExecutor.class);
    assertThat(run.said()).containsExactly("ExceptionInInitializerError: " + REFUSAL, "main");
  }
}
