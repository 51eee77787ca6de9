package dev.threadlint.agent.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thread that was woken and has no processor yet is not taken for one that waits. */
class SystemThreadsTest {
  @ParameterizedTest
  @CsvSource({
    "4711 (worker) R 1 2 3, true",
    "4711 (worker) D 1 2 3, true",
    "4711 (worker) S 1 2 3, false",
    "4711 (a) S (b) R 1 2 3, true",
    "4711 (a) R (b) S 1 2 3, false",
    "4711 (C2 CompilerThre) R 1 2 3, false",
    "4711 (threadlint-anal) R 1 2 3, false",
    "4711 (cut off, false",
    "'', false"
  })
  void stateIsReadBehindTheName(String stat, boolean runs) {
    assertThat(SystemThreads.isOfOneThatRuns(stat)).isEqualTo(runs);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void threadThatWantsAProcessor_runs() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread spinner =
        new Thread(
            () -> {
              while (!over.get()) {
                Thread.onSpinWait();
              }
            });
    spinner.start();
    try {
      assertThat(SystemThreads.areKnown()).isTrue();
      assertThat(SystemThreads.anyRuns()).isTrue();
    } finally {
      over.set(true);
      spinner.join();
    }
  }
}
