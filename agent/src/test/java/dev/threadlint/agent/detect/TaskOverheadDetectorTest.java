package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class TaskOverheadDetectorTest {
  private static final String RULE = "task-overhead";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Sum.open:12");
  private final ScriptPool pool = new ScriptPool(script, 1, 2).madeBy(main).workers(2, 2);

  @Test
  void tinyTasks_report() {
    pool.cpu(1_500).ran(50_000, 1_000, 200).seen();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.values()).containsEntry("tasks", "50000");
  }

  @Test
  void fewTasks_staySilent() {
    pool.cpu(1_500).ran(9_000, 1_000, 200).seen();

    silent();
  }

  @Test
  void tasksThatComputeAsLong_staySilent() {
    pool.cpu(6_000).ran(50_000, 1_000, 5_000).seen();

    silent();
  }

  @Test
  void longTasks_staySilent() {
    pool.cpu(90_000).ran(50_000, 1_000, 20_000).seen();

    silent();
  }

  @Test
  void unknownProcessorTime_staysSilent() {
    pool.ran(50_000, 1_000, 2_000).seen();

    silent();
  }

  @Test
  void tasksSmallerThanAnyHandOver_reportWhateverTheirWorkersUse() {
    pool.cpu(250).ran(50_000, 1_000, 200).seen();
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("tasks", "50000");
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
