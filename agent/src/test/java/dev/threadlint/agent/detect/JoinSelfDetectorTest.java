package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class JoinSelfDetectorTest {
  private static final String RULE = "join-self";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");
  private final ScriptThread worker = script.thread("worker");

  @Test
  void threadJoinsItself_reportsError() {
    main.starts(worker);
    worker.joins(worker);

    assertThat(script.only(RULE).severity()).isEqualTo(Severity.ERROR);
    assertThat(script.findings()).hasSize(1);
  }

  @Test
  void threadJoinsItselfForTime_reportsWarning() {
    main.starts(worker);
    worker.joinsFor(worker);

    assertThat(script.only(RULE).severity()).isEqualTo(Severity.WARNING);
    assertThat(script.only(RULE).values()).containsEntry("timed", "true");
  }

  @Test
  void threadJoinsOther_staysSilent() {
    main.starts(worker).joins(worker);

    assertThat(script.findings(RULE)).isEmpty();
  }
}
