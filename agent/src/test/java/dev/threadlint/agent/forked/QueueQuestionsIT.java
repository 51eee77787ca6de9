package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.library.Takers;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.runtime.threading.Lock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues that are asked before something is taken. */
class QueueQuestionsIT {
  @TempDir private Path folder;

  @Test
  void anotherWasQuicker_isObserved() throws Exception {
    Finding finding = onlyFinding(Takers.class);

    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values()).containsEntry("queue", "Queue").containsEntry("asked", "empty");
  }

  @Test
  void anotherCouldBeQuicker_isSuspicious() throws Exception {
    Finding finding = onlyFinding(Takers.Beside.class);

    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(finding.threads()).hasSize(2);
  }

  @Test
  void questionsThatDoNoHarm_areLeftInPeace() throws Exception {
    ForkedRun run = jvm().run(Takers.InOrder.class);

    assertThat(run.out()).isEqualTo("in order\n");
    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  private Finding onlyFinding(Class<?> program) throws Exception {
    ForkedRun run = jvm().run(program);
    assertThat(run.rules()).as(run.err()).containsExactly("check-then-act");
    Finding finding = run.finding("check-then-act");
    assertThat(finding.steps().get(0).stack().site().fileName()).isEqualTo("Takers.java");
    return finding;
  }

  private ForkedJvm jvm() {
    return ForkedJvm.in(folder).library(Lock.class);
  }
}
