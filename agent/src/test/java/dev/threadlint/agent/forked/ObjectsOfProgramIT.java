package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Counted;
import dev.threadlint.programs.OwnIds;
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

  @Test
  void threadsThatSayTheyHaveOneId_areToldApart() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).start(OwnIds.class).untilToldOfHang().terminate().end();
    assertThat(run.out()).isEmpty();
    assertThat(run.finding("deadlock").threads()).hasSize(2);
    assertThat(run.finding("deadlock").locks()).hasSize(2);
  }
}
