package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.CutOff;
import dev.threadlint.agent.fact.CutOff.At;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;

class ThreadCutOffDetectorTest {
  private static final String RULE = "thread-cut-off";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");
  private final ScriptThread writer = script.daemon("writer");

  @Test
  void daemonAtWork_reportsWhereItWasAndWasStarted() {
    main.startsService(writer);
    script.tell(cutOff(At.WRITE)).end();

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values()).containsEntry("at", "write").containsKey("startSite");
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.ENDS, Action.STARTS);
  }

  @Test
  void daemonWithLock_saysWhich() {
    LockRef lock = script.monitor("app.Index");
    writer.holds(lock);
    script.tell(cutOff(At.LOCK)).end();

    assertThat(script.only(RULE).locks()).containsExactly(lock);
  }

  @Test
  void manyAtOnePlace_areOneFinding() {
    script.tell(cutOff(At.RUN)).tell(cutOff(At.RUN)).end();

    assertThat(script.only(RULE).count()).isEqualTo(2);
  }

  @Test
  void nobodyAtWork_staysSilent() {
    main.startsService(writer);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  private CutOff cutOff(At at) {
    return new CutOff(script.tick(), writer.ref(), at, writer.held(), writer.stack());
  }
}
