package dev.threadlint.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ProgramExitTest {
  private record Ended(int code, List<String> said) {}

  @Test
  void mainReturns_nonDaemonThreadsAreAwaitedAndDaemonsCutOff() throws Exception {
    Ended ended = run("mainReturns");
    assertThat(ended.said()).containsExactly("main ends, daemon false", "non-daemon ends");
    assertThat(ended.code()).isZero();
  }

  @Test
  void mainFails_nonDaemonThreadsAreAwaited() throws Exception {
    Ended ended = run("mainFails");
    assertThat(ended.said()).contains("non-daemon ends");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void mainCallsExit_nonDaemonThreadsAreAwaited() throws Exception {
    assertThat(run("mainExits")).isEqualTo(new Ended(3, List.of("non-daemon ends")));
  }

  @Test
  void mainHalts_nobodyIsAwaited() throws Exception {
    assertThat(run("mainHalts")).isEqualTo(new Ended(7, List.of()));
  }

  @Test
  void threadCallsExit_isNotWaitedFor() throws Exception {
    assertThat(run("threadExits")).isEqualTo(new Ended(4, List.of()));
  }

  @Test
  void queuedTasks_areFinishedAndNewOnesRefused() throws Exception {
    assertThat(run("queuedTasks").said())
        .containsExactly(
            "main ends",
            "task 0",
            "task 1",
            "task 2",
            "cannot schedule new futures after interpreter shutdown");
  }

  @Test
  @Tag("CF20")
  void exitHandlers_runLatestFirstAndCannotStartAnything() throws Exception {
    assertThat(run("handlers").said())
        .contains("java.lang.IllegalStateException: handler failed")
        .filteredOn(line -> !line.startsWith("\t") && !line.contains("handler failed"))
        .filteredOn(line -> !line.startsWith("Exception ignored in atexit callback"))
        .containsExactly(
            "can't create new thread at interpreter shutdown",
            "cannot schedule new futures after interpreter shutdown",
            "cannot schedule new futures after interpreter shutdown",
            "first registered");
  }

  @Test
  void terminatedBySignal_endsAlthoughAThreadHangs() throws Exception {
    Process process = start("hangs");
    try (BufferedReader output = outputOf(process)) {
      assertThat(output.readLine()).isEqualTo("hanging");
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(143);
    }
  }

  private static Ended run(String program) throws IOException, InterruptedException {
    Process process = start(program);
    try (BufferedReader output = outputOf(process)) {
      List<String> said = output.lines().toList();
      return new Ended(process.waitFor(), said);
    }
  }

  private static Process start(String program) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ExitPrograms.class.getName(),
            program)
        .redirectErrorStream(true)
        .start();
  }

  private static BufferedReader outputOf(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
