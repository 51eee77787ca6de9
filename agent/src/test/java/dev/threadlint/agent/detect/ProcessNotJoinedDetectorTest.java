package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.ProcessAsked;
import dev.threadlint.agent.fact.ProcessAsked.How;
import dev.threadlint.agent.fact.ProcessStarted.Traits;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessNotJoinedDetectorTest {
  private static final String RULE = "process-not-joined";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Batch.run:91");
  private final ScriptProcess child = new ScriptProcess(script, main, 7);

  @Test
  void endedAndNobodyAsked_reportsAtEnd() {
    child.starts().ends(0);
    assertThat(script.findings(RULE)).isEmpty();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(finding.values())
        .containsEntry("child", "worker (pid 7)")
        .containsEntry("startSite", "Batch.java:91");
  }

  @Test
  void manyOfOnePlace_areOneFinding() {
    for (int pid = 1; pid <= 12; pid++) {
      new ScriptProcess(script, main, pid).starts().ends(0);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(12);
  }

  @ParameterizedTest
  @EnumSource(How.class)
  void askedBeforeOrAfterItsEnd_isSilent(How how) {
    child.starts().isAsked(how).ends(0);
    new ScriptProcess(script, main, 8).starts().ends(0).isAsked(how);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void allListed_isSilent() {
    child.starts().ends(0);
    script.tell(new ProcessAsked(script.tick(), main.ref(), 0, How.POLLED)).end();

    assertThat(script.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,false,false", "false,true,false", "false,false,true"})
  void daemonOrOfAPoolOrWithSomethingToShare_isSilent(
      boolean daemon, boolean service, boolean shares) {
    child.starts(new Traits(daemon, service, shares)).ends(0);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void programWaitsForItAtItsEnd_isSilent() {
    child.starts().endsAtExit(0);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void starterEndedBefore_isSilent_butNotOneThatEndedAfter() {
    ScriptThread early = script.thread("early").in("app.Batch.early:7");
    ScriptThread late = script.thread("late").in("app.Batch.late:9");
    ScriptProcess ofEarly = new ScriptProcess(script, early, 8).starts();
    new ScriptProcess(script, late, 9).starts().ends(0);
    early.ends();
    late.ends();
    ofEarly.ends(0);
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("startSite", "Batch.java:9");
  }

  @Test
  void failed_isNotOfThisRule() {
    child.starts().ends(1);
    script.end();

    assertThat(script.findings(RULE)).isEmpty();
  }

  @Test
  void sameNumberAgain_isAnotherProcess() {
    child.starts().isAsked(How.JOINED).ends(0);
    child.starts().ends(0);
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(1);
  }
}
