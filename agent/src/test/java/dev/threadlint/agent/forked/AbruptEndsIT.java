package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Deadlock;
import dev.threadlint.programs.DeepRecursion;
import dev.threadlint.programs.EndsUnderLock;
import dev.threadlint.programs.KilledLater;
import dev.threadlint.programs.OutOfMemory;
import dev.threadlint.reports.model.Recording;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a program ends, it ends as it would have, and what was recorded can be read. */
class AbruptEndsIT {
  private static final int TERMINATED = 128 + 15;
  private static final int KILLED = 128 + 9;

  @TempDir private Path folder;

  @Test
  void killedProgram_leavesReadableRecording() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder)
            .start(KilledLater.class)
            .untilRecorded(AbruptEndsIT::hasCycle)
            .kill()
            .end();
    assertThat(run.exitCode()).isEqualTo(KILLED);
    assertThat(run.rules()).contains("lock-order-cycle");
    assertThat(run.recording().observed().complete()).isFalse();
  }

  @Test
  void terminatedProgram_leavesCompleteRecordingAndPage() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder)
            .start(KilledLater.class)
            .untilRecorded(AbruptEndsIT::hasCycle)
            .terminate()
            .end();
    assertThat(run.exitCode()).isEqualTo(TERMINATED);
    assertThat(run.recording().observed().complete()).isTrue();
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  @Test
  void deadlockedProgram_isToldAtOnceAndEndsAsEver() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder)
            .start(Deadlock.class, "wrong")
            .untilToldOfHang()
            .untilRecorded(recording -> !recording.findings().isEmpty())
            .kill()
            .end();
    assertThat(run.exitCode()).isEqualTo(KILLED);
    assertThat(run.rules()).contains("deadlock");
    assertThat(run.finding("deadlock").locks()).hasSize(2);
  }

  @Test
  void exitUnderLock_endsWithItsCodeAndPage() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(EndsUnderLock.class, "exit");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out()).isEmpty();
    assertThat(run.recording().observed().complete()).isTrue();
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  @Test
  void halt_endsWithItsCodeAndReadableRecording() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(EndsUnderLock.class, "halt");
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.out()).isEmpty();
    assertThat(run.recording().observed().complete()).isFalse();
  }

  @Test
  void outOfMemory_endsAsWithoutTracer() throws Exception {
    ForkedRun without = ForkedJvm.in(folder).untraced().jvm("-Xmx48m").run(OutOfMemory.class);
    ForkedRun with = ForkedJvm.in(folder).jvm("-Xmx48m").run(OutOfMemory.class);
    assertThat(with.exitCode()).isEqualTo(without.exitCode()).isEqualTo(1);
    assertThat(with.out()).isEqualTo(without.out()).isEqualTo("recovered\n");
    assertThat(with.err()).contains("java.lang.OutOfMemoryError");
    assertThat(with.recording().header().program()).isEqualTo(OutOfMemory.class.getName());
  }

  @Test
  void stackOverflowsUnderLocks_leaveProgramAndTracerAtWork() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).jvm("-Xss256k").run(DeepRecursion.class);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("overflows: 5\n");
    assertThat(run.rules()).contains("lock-order-cycle");
  }

  private static boolean hasCycle(Recording recording) {
    return recording.findings().stream()
        .anyMatch(finding -> finding.rule().equals("lock-order-cycle"));
  }
}
