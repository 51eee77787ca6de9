package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.UndrainedJoin;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import org.junit.jupiter.api.Test;

class JoinBeforeDrainDetectorTest {
  private static final String RULE = "join-before-drain";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Report.await:40");
  private final StackTrace made = FactScript.stack("app.Report.begin:12");

  @Test
  void nobodyIsLeft_isObserved() {
    joins(true, made);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("child", "worker (pid 7)")
        .containsEntry("madeSite", "Report.java:12");
    assertThat(finding.steps()).hasSize(2);
  }

  @Test
  void somebodyMightRead_isSuspicious() {
    joins(false, made);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
  }

  @Test
  void unknownWhereTheQueueWasMade_isTold() {
    joins(true, StackTrace.UNKNOWN);

    assertThat(script.only(RULE).steps()).hasSize(1);
  }

  private void joins(boolean certain, StackTrace where) {
    script.tell(
        new UndrainedJoin(
            script.tick(), main.ref(), "worker (pid 7)", certain, main.stack(), where));
  }
}
