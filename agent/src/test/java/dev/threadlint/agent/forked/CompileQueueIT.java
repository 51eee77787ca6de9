package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The optimising compiler is left to the program, and what the program told it stays told. */
class CompileQueueIT {
  private static final String OWN = "[{ match: \"com/example/Slow.*\", c2: { Exclude: true } }]";

  @TempDir private Path folder;
  @TempDir private Path temporary;

  @Test
  void analysisIsNotOptimised_besideWhatTheProgramTold() throws Exception {
    Path own = Files.writeString(folder.resolve("own.json"), OWN);
    ForkedRun run =
        ForkedJvm.in(folder)
            .jvm("-Djava.io.tmpdir=" + temporary)
            .jvm("-XX:+UnlockDiagnosticVMOptions")
            .jvm("-XX:CompilerDirectivesFile=" + own)
            .run(Compiled.class);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "dev/threadlint/agent/detect*.*", "dev/threadlint/shaded/asm*.*", "com/example/Slow.*")
        .doesNotContain("bootstrap");
    assertThat(run.err()).doesNotContain("WARNING");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }
}
