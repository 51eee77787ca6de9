package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Failure;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarrierShortOfPartiesDetectorTest {
  private static final String RULE = "barrier-short-of-parties";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one");
  private final ScriptThread two = script.thread("two");
  private final ScriptThread servant = script.daemon("servant");

  @Test
  void waitersAtStandstill_reports() {
    one.in("app.Round.play");
    two.in("app.Round.play");
    script.standstill(one.waits(barrier()), two.waits(barrier()));

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.threads()).containsExactly(one.ref(), two.ref());
    assertThat(finding.values()).containsEntry("missing", "1");
  }

  @Test
  void someoneMoves_staysSilent() {
    script.snapshotTwice(one.waits(barrier()));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void servantsBetweenTwoRounds_staySilent() {
    script.standstill(servant.waits(barrier()));
    script.stands(Standing.ENDS, servant.waits(barrier())).end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void runEndsAfterOneDied_reports() {
    two.diesOf(new Failure("java.lang.ArithmeticException", two.stack()), false);
    script.stands(Standing.ENDS, servant.waits(barrier())).end();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  private static ForEvent barrier() {
    return new ForEvent("java.util.concurrent.CyclicBarrier", List.of(), Event.BARRIER, 1, true);
  }
}
