package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Greeting;
import dev.threadlint.programs.Managed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tracer can be asked while it works, and is silent unless that was asked for. */
class ManagementIT {
  @TempDir private Path folder;

  @Test
  void jmxAndFlightRecorder_tellOfFindings() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("jmx=true,jfr").run(Managed.class);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .as(run.err())
        .contains("event: lock-order-cycle\n")
        .contains("waits: [join waits, lock java.util.concurrent.locks.ReentrantLock]\n")
        .contains("findings: 1\n", "page: true\n", "after reset: 0\n");
  }

  @Test
  void unasked_theirClassesAreNotLoaded() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder).jvm("-Xlog:class+load:file=loaded.txt").run(Greeting.class);

    assertThat(run.rules()).contains("lock-order-cycle");
    assertThat(folder.resolve("loaded.txt"))
        .content()
        .contains("dev.threadlint.agent.Tracer ")
        .doesNotContain(
            "TracerBean", "FindingEvent", "WaitEvent", "TestJudge", "dev.threadlint.agent.junit");
  }
}
