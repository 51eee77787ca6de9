package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadlint.programs.Greeting;
import dev.threadlint.programs.KilledLater;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing can be written the program runs all the same, and the rest of the output comes. */
class UnwritableFilesIT {
  @TempDir private Path folder;

  @Test
  void reportInMissingFolder_isSaidAndRecordingIsWritten() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("report=nowhere/run.html").run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(run.err()).contains("no report is written");
    assertThat(run.rules()).contains("lock-order-cycle");
  }

  @Test
  void reportUnderFile_isSaidAndRecordingIsWritten() throws Exception {
    Files.createFile(folder.resolve("file"));
    ForkedRun run = ForkedJvm.in(folder).with("report=file/run.html").run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(run.err()).contains("no report is written");
    assertThat(run.rules()).contains("lock-order-cycle");
  }

  @Test
  void recordingInMissingFolder_isSaidAndReportIsWritten() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("recording=nowhere/run.tlr").run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(run.err()).contains("no recording is written", "lock-order-cycle");
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  @Test
  void recordingThatIsNoFile_isLeftAlone() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("recording=/dev/full").run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(run.err()).contains("no recording is written", "lock-order-cycle");
    assertThat(Path.of("/dev/full")).exists();
  }

  @Test
  void fullDisk_costsTheEndOfTheRecordingOnly() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString()),
        "a small disk cannot be mounted here");
    try {
      RunningJvm running =
          ForkedJvm.in(folder)
              .with("recording=disk/run.tlr,report=disk/run.html")
              .start(KilledLater.class);
      running.untilTold("threadlint .*");
      fill(disk.resolve("filler"));
      ForkedRun run = running.goOn().end();
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).contains("lock-order-cycle").contains("no report is written");
      assertThat(RecordingReader.read(disk.resolve("run.tlr")).header().program())
          .isEqualTo(KilledLater.class.getName());
      assertThat(disk.resolve("run.html")).doesNotExist();
    } finally {
      command("umount", disk.toString());
    }
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  private static boolean command(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static void assertRunsAsEver(ForkedRun run) {
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.out()).isEqualTo("hello out\n");
    assertThat(run.err()).contains("hello err\n");
  }
}
