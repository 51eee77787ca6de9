package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Listens;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that listens is told of findings as they arise, and is not hurt by its listeners. */
class ListenersIT {
  @TempDir private Path folder;

  @Test
  void listener_isToldBeforeTheRunEnds() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(Listens.class);
    assertThat(run.out())
        .as(run.err())
        .isEqualTo(
            "traced true, settled true, found 1\nlock-order-cycle error predicted\n"
                + "[turn-0, turn-1] true\n");
    assertThat(run.err())
        .containsOnlyOnce("threadlint: a listener of findings failed")
        .contains("listener of the program");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void withoutAgent_nothingIsTold() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder)
            .library(dev.threadlint.agent.api.Findings.class)
            .untraced()
            .run(Listens.class);
    assertThat(run.out()).isEqualTo("traced false, settled false, found 0\n");
    assertThat(run.err()).isEmpty();
  }
}
