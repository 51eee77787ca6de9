package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Failure;
import dev.threadlint.agent.fact.TaskFailed;
import dev.threadlint.agent.fact.TaskFailureSeen;
import dev.threadlint.agent.fact.TaskForgotten;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;

class TaskFailureLostDetectorTest {
  private static final String RULE = "task-failure-lost";

  private final FactScript script = new FactScript();
  private final ScriptThread worker = script.thread("pool-1-thread-1");

  @Test
  void futureForgottenUnread_reportsAtOnce() {
    fails(1, false);
    assertThat(script.findings()).isEmpty();
    script.tell(new TaskForgotten(script.tick(), 1));

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.values())
        .containsEntry("failure", "java.lang.IllegalStateException")
        .containsEntry("pool", "ThreadPoolExecutor")
        .containsEntry("periodic", "false");
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.SUBMITS, Action.FAILS);
  }

  @Test
  void unreadAtEnd_reports() {
    fails(1, true);
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("periodic", "true");
  }

  @Test
  void manyOfOneSite_countsOneFinding() {
    for (int i = 0; i < 7; i++) {
      fails(i, false);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(7);
  }

  @Test
  void read_staysSilent() {
    fails(1, false);
    script.tell(new TaskFailureSeen(script.tick(), 1)).tell(new TaskForgotten(script.tick(), 1));
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void readBeforeFailureWasTold_staysSilent() {
    script.tell(new TaskFailureSeen(script.tick(), 1));
    fails(1, false);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void otherTaskRead_reports() {
    fails(1, false);
    fails(2, false);
    script.tell(new TaskFailureSeen(script.tick(), 2));
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(1);
  }

  @Test
  void forgottenWithoutFailure_staysSilent() {
    script.tell(new TaskForgotten(script.tick(), 3));
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  private void fails(int task, boolean periodic) {
    var stack = FactScript.stack("app.Report.run:8", "java.util.concurrent.FutureTask.run");
    script.tell(
        new TaskFailed(
            script.tick(),
            worker.ref(),
            task,
            "FutureTask",
            "ThreadPoolExecutor",
            periodic,
            new Failure("java.lang.IllegalStateException", stack),
            FactScript.stack(
                "java.util.concurrent.AbstractExecutorService.submit", "app.Main.go")));
  }
}
