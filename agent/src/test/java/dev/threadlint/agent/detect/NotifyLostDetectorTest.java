package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyLostDetectorTest {
  private static final String RULE = "notify-lost";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one");
  private final ScriptThread servant = script.daemon("servant");

  @Test
  void waiterThatMissedItsSignal_reportsAtStandstill() {
    script.standstill(one.waits(event(Event.LOST_SIGNAL)));

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(finding.threads()).containsExactly(one.ref());
  }

  @Test
  void someoneMoves_staysSilent() {
    script.snapshotTwice(one.waits(event(Event.LOST_SIGNAL)));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void waiterThatMissedNothing_staysSilent() {
    script.standstill(one.waits(event(Event.OTHER)));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void servant_isToldWhenTheRunEnds() {
    script.standstill(servant.waits(event(Event.LOST_SIGNAL)));
    assertThat(script.findings()).isEmpty();
    script.stands(Standing.ENDS, servant.waits(event(Event.LOST_SIGNAL))).end();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  private static ForEvent event(Event event) {
    return new ForEvent("java.lang.Object", List.of(), event, 0, false);
  }
}
