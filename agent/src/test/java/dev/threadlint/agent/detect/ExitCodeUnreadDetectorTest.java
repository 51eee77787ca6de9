package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.ProcessAsked.How;
import dev.threadlint.agent.fact.ProcessStarted.Traits;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.RunEnded.Cause;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeUnreadDetectorTest {
  private static final String RULE = "exit-code-unread";
  private static final Traits DAEMON = new Traits(true, false, false);
  private static final Traits SERVICE = new Traits(false, true, false);

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Batch.run:91");
  private final ScriptProcess child = new ScriptProcess(script, main, 7);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, -9})
  void failedAndOnlyJoined_reportsAtEnd(int code) {
    child.starts().ends(code).isAsked(How.JOINED).isAsked(How.POLLED);
    assertThat(script.findings(RULE)).isEmpty();
    end(Cause.LAST_THREAD);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("child", "worker (pid 7)")
        .containsEntry("code", String.valueOf(code))
        .containsEntry("startSite", "Batch.java:91");
  }

  @Test
  void ended_isSilent() {
    child.starts().ends(0);
    end(Cause.LAST_THREAD);

    assertThat(script.findings(RULE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = How.class,
      names = {"READ", "STOPPED"})
  void readOrStopped_isSilent(How how) {
    child.starts().isAsked(how).ends(-15);
    new ScriptProcess(script, main, 8).starts().ends(1).isAsked(how);
    end(Cause.EXIT);

    assertThat(script.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, -2, -15})
  void askedToEndFromOutside_isSilent(int code) {
    child.starts().ends(code).isAsked(How.JOINED);
    end(Cause.LAST_THREAD);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void ofAPool_isSilent() {
    child.starts(SERVICE).ends(1);
    end(Cause.EXIT);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void failedWhileTheProgramWaitedAtItsEnd_reports_butNotADaemon() {
    child.starts().endsAtExit(1);
    new ScriptProcess(script, main, 8).starts(DAEMON).endsAtExit(-15);
    end(Cause.LAST_THREAD);

    assertThat(script.only(RULE).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"EXIT", "LAST_THREAD"},
      mode = Mode.EXCLUDE)
  void programEndedFromOutside_tookItAlong_isSilent(Cause cause) {
    child.starts().endsAtExit(1);
    new ScriptProcess(script, main, 8).starts().ends(-2);
    end(cause);

    assertThat(script.findings()).isEmpty();
  }

  private void end(Cause cause) {
    script.tell(new RunEnded(script.tick(), cause));
  }
}
