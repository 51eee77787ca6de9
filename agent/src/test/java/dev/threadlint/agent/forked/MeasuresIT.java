package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Measured;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.PoolMeasure;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What threads waited for is measured, and by whom it was held. */
class MeasuresIT {
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;
  private ForkedRun run;
  private Measures measures;

  @BeforeEach
  void runs() throws Exception {
    run = ForkedJvm.in(folder).run(Measured.class);
    assertThat(run.out()).isEqualTo("measured\n");
    measures = run.recording().measures();
  }

  @Test
  void everyKindOfWait_isMeasured() {
    LockMeasure lock = lockOf(LockKind.OWNED);
    assertThat(lock.lock().className()).endsWith("ReentrantLock");
    assertThat(lock.sampled()).isFalse();
    assertThat(lock.waits().count()).isEqualTo(1);
    assertThat(lock.waits().max()).isGreaterThan(200 * MILLI);
    assertThat(lock.holds().max()).isBetween(15 * MILLI, 5_000 * MILLI);
    assertThat(lock.heldBy().get(0).thread()).isEqualTo("lock-holder");
    assertThat(lock.stack().site().methodName()).isEqualTo("waitForLock");

    LockMeasure monitor = lockOf(LockKind.MONITOR);
    assertThat(monitor.sampled()).isTrue();
    assertThat(monitor.lock().name()).isEqualTo("Measured.MONITOR");
    assertThat(monitor.waits().max()).isGreaterThan(100 * MILLI);
    assertThat(monitor.heldBy().get(0).thread()).isEqualTo("monitor-holder");
    assertThat(monitor.stack().site().methodName()).isEqualTo("waitForMonitor");

    assertThat(measures.joins())
        .filteredOn(join -> join.target().equals("slow"))
        .extracting(JoinMeasure::waits)
        .allMatch(waits -> waits.max() > 50 * MILLI);

    PoolMeasure pool = measures.pools().get(0);
    assertThat(pool.tasks()).isEqualTo(50);
    assertThat(pool.ran().count()).isEqualTo(50);
    assertThat(pool.ran().percentile(50)).isGreaterThan(MILLI);
    assertThat(pool.queued().count()).isEqualTo(50);
    assertThat(pool.queued().max()).isGreaterThan(10 * MILLI);
    assertThat(pool.maxWorkers()).isEqualTo(2);
    assertThat(pool.stack().site().methodName()).isEqualTo("main");
  }

  @Test
  void holderThatSleeps_isFound() {
    assertThat(run.rules()).containsOnly("lock-held-while-blocking");
    assertThat(run.recording().findings()).hasSize(2);
  }

  private LockMeasure lockOf(LockKind kind) {
    return measures.locks().stream()
        .filter(lock -> lock.lock().kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError(measures + run.err()));
  }
}
