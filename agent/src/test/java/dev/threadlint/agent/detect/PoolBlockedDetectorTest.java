package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.CommonPoolBlocked;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class PoolBlockedDetectorTest {
  private static final String RULE = "pool-blocked";

  private final FactScript script = new FactScript();
  private final ScriptThread worker =
      script.thread("worker").in("java.lang.Thread.sleep:1", "app.Poll.run:9");

  @Test
  void blockedWorker_reportsOncePerPlace() {
    blocked(120);
    blocked(300);
    blocked(200);
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.count()).isEqualTo(3);
    assertThat(finding.values()).containsEntry("blockedMs", "300");
  }

  @Test
  void nothingBlocked_staysSilent() {
    script.end();

    assertThat(script.findings(RULE)).isEmpty();
  }

  private void blocked(long millis) {
    script.tell(
        new CommonPoolBlocked(script.tick(), worker.ref(), millis * 1_000_000, worker.stack()));
  }
}
