package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatchNeverOpensDetectorTest {
  private static final String RULE = "latch-never-opens";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one");
  private final ScriptThread two = script.thread("two");
  private final ScriptThread servant = script.daemon("servant");
  private final LockRef lock = script.monitor("A");

  @Test
  void waiterAtStandstill_reports() {
    script.standstill(one.waits(latch(false)));

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values()).containsEntry("missing", "2");
  }

  @Test
  void standstillSeenOnce_staysSilent() {
    script.stands(Standing.STANDS, one.waits(latch(false))).snapshot();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void someoneMoves_staysSilent() {
    script.snapshotTwice(one.waits(latch(false)));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void sleepersAreLeft_staysSilent() {
    Waiting wait = one.waits(latch(false));
    script.stands(Standing.ALL_BUT_SLEEPERS, wait).stands(Standing.ALL_BUT_SLEEPERS, wait);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void waitersAtOnePlace_areOneFinding() {
    one.in("app.Loader.await");
    two.in("app.Loader.await");
    script.standstill(one.waits(latch(false)), two.waits(latch(false)));

    assertThat(script.only(RULE).threads()).hasSize(2);
  }

  @Test
  void servantThatNobodyWaitsFor_staysSilent() {
    script.standstill(servant.waits(latch(false)));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void servantThatIsJoined_reports() {
    script.standstill(servant.waits(latch(false)), one.waitsFor(servant));

    assertThat(script.only(RULE).threads()).containsExactly(servant.ref());
  }

  @Test
  void waiterHasLockThatCounterNeeds_isToldAsDeadlockOnly() {
    one.holds(lock);
    script.standstill(one.waits(latch(false)), two.waitsFor(lock, one));

    assertThat(script.findings(RULE)).isEmpty();
    assertThat(script.findings("deadlock")).hasSize(1);
  }

  @Test
  void otherEvent_staysSilent() {
    script.standstill(one.waits(new ForEvent("LinkedBlockingQueue", List.of())));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void runEndsWhileHalfCounted_reports() {
    script.stands(Standing.ENDS, servant.waits(latch(true))).end();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void runEndsAndNobodyEverCounted_staysSilent() {
    script.stands(Standing.ENDS, servant.waits(latch(false))).end();

    assertThat(script.findings()).isEmpty();
  }

  private static ForEvent latch(boolean begun) {
    return new ForEvent("java.util.concurrent.CountDownLatch", List.of(), Event.LATCH, 2, begun);
  }
}
