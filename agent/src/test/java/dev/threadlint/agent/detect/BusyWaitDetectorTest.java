package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.BusyWaiting;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class BusyWaitDetectorTest {
  private static final String RULE = "busy-wait";

  private final FactScript script = new FactScript();
  private final ScriptThread poller = script.thread("poller").in("app.Poller.await:7");

  @Test
  void poller_reportsHowOftenItAsked() {
    script.tell(new BusyWaiting(script.tick(), poller.ref(), 500_000, 500_000_000, poller.stack()));

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("perSecond", "1000000")
        .containsEntry("spanMs", "500");
  }

  @Test
  void nobodyPolls_staysSilent() {
    script.end();

    assertThat(script.findings(RULE)).isEmpty();
  }
}
