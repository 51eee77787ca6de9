package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.AllRight;
import dev.threadlint.programs.ReplacedStreams;
import dev.threadlint.programs.Silent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's streams are its own, and what appears on standard error is ours to the letter. */
class StreamsIT {
  @TempDir private Path folder;

  @Test
  void replacedStreams_getNothingFromUs() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(ReplacedStreams.class, "replace");
    assertThat(run.exitCode()).as("10 and the bytes that arrived").isEqualTo(10);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("threadlint ");
  }

  @Test
  void closedStreams_changeNothing() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(ReplacedStreams.class, "close");
    assertThat(run.exitCode()).isEqualTo(9);
    assertThat(run.rules()).contains("lock-order-cycle");
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-Xshare:auto", "-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void silentProgram_hasOurLinesOnlyOnStandardError(String flag) throws Exception {
    ForkedRun run = ForkedJvm.in(folder).jvm(flag).run(Silent.class);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .allMatch(line -> line.isEmpty() || line.startsWith("threadlint") || line.startsWith("  "))
        .noneMatch(line -> line.contains("Sharing is only supported"))
        .noneMatch(line -> line.contains("WARNING"));
    assertThat(run.rules()).contains("lock-order-cycle", "task-failure-lost");
  }

  @Test
  void noFlag_warnsOfNothing() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(AllRight.class);
    assertThat(run.err().lines().filter(line -> !line.startsWith("  ")))
        .allMatch(line -> line.isEmpty() || line.startsWith("threadlint"));
  }
}
