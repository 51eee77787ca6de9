package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Counted;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No method of an object of the program is ever called by the tracer. */
class ObjectsOfProgramIT {
  @TempDir private Path folder;

  @Test
  void objectsThatCountCalls_countNoneOfOurs() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).start(Counted.class).untilToldOfHang().goOn().end();
    assertThat(run.out()).isEqualTo("calls: 0\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run.rules()).contains("deadlock", "lock-order-cycle", "task-failure-lost");
  }
}
