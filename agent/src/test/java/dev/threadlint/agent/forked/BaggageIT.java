package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.library.Baggage;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.runtime.threading.Lock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot travel to another process, and who learns of it. */
class BaggageIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "lock in a task, java.util.concurrent.locks.ReentrantLock, 'Arguments[0].content'",
    "queue in an item, dev.threadlint.runtime.multiprocessing.Queue, Bag.content",
    "pool in a message, dev.threadlint.runtime.multiprocessing.Pool, Bag.content",
    "lock for a child, java.util.concurrent.locks.ReentrantLock, "
  })
  void whatIsShared_isToldOnce_withItsPath(String way, String culprit, String path)
      throws Exception {
    Finding finding = onlyFinding("queue-shared-by-value", way);

    assertThat(finding.values()).containsEntry("culprit", culprit);
    if (path != null) {
      assertThat(finding.values().get("path")).endsWith(path);
    }
  }

  @ParameterizedTest
  @CsvSource({"thread in a task", "thread in a future", "thread in an item"})
  void whatNobodyHearsOf_isToldOnce_withItsPath(String way) throws Exception {
    Finding finding = onlyFinding("unpicklable-task", way);

    assertThat(finding.values()).containsEntry("culprit", "java.lang.Thread");
    assertThat(finding.values().get("path")).endsWith(".content");
  }

  @Test
  void programIsToldOfEach_isSilent() throws Exception {
    ForkedRun run = jvm().run(Baggage.Declared.class);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  private Finding onlyFinding(String rule, String way) throws Exception {
    ForkedRun run = jvm().run(Baggage.class, way);
    assertThat(run.rules()).as(run.err()).containsExactly(rule);
    Finding finding = run.finding(rule);
    assertThat(finding.steps().get(0).stack().site().fileName()).isEqualTo("Baggage.java");
    return finding;
  }

  private ForkedJvm jvm() {
    return ForkedJvm.in(folder).library(Lock.class);
  }
}
