package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.library.Plumbing;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.runtime.threading.Lock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits for other processes that nothing can end. */
class PlumbingIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "alone, pipe-end-open, OBSERVED",
    "child has gone, pipe-end-open, OBSERVED",
    "others run, pipe-end-open, SUSPICIOUS",
    "not drained, join-before-drain, OBSERVED"
  })
  void hangs_isToldMeanwhile(String way, String rule, Confidence confidence) throws Exception {
    ForkedRun run =
        jvm()
            .start(Plumbing.class, way)
            .untilTold("threadlint: .*(STUCK|DEADLOCK|WARNING).*")
            .terminate()
            .end();

    Finding finding = run.finding(rule);
    assertThat(finding.confidence()).as(run.err()).isEqualTo(confidence);
    assertThat(finding.steps().get(0).stack().site().fileName()).isEqualTo("Plumbing.java");
  }

  @Test
  void readInTime_isSilent() throws Exception {
    ForkedRun run = jvm().run(Plumbing.Sound.class);

    assertThat(run.out()).isEqualTo("word\nend\n1000000\nlate\n0\n");
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  private ForkedJvm jvm() {
    return ForkedJvm.in(folder).library(Lock.class);
  }
}
