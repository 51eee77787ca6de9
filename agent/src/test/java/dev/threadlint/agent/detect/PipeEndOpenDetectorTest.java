package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.EndlessRead;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class PipeEndOpenDetectorTest {
  private static final String RULE = "pipe-end-open";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Report.read:40");

  @Test
  void nobodyIsLeft_isObserved() {
    reads(true, false);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.steps().get(0).stack()).isEqualTo(main.stack());
  }

  @Test
  void otherThreadsCouldAct_isSuspicious() {
    reads(false, true);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(finding.values()).containsEntry("givenAway", "true");
  }

  @Test
  void severalOfOnePlace_areCounted() {
    reads(true, true);
    reads(true, true);
    reads(true, true);
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(3);
  }

  private void reads(boolean certain, boolean givenAway) {
    script.tell(new EndlessRead(script.tick(), main.ref(), certain, givenAway, main.stack()));
  }
}
