package dev.threadlint.agent.detect;

import static dev.threadlint.agent.fact.NestedWait.Role.SIGNALS;
import static dev.threadlint.agent.fact.NestedWait.Role.SIGNALS_FREELY;
import static dev.threadlint.agent.fact.NestedWait.Role.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;

class WaitHoldingLockDetectorTest {
  private static final String RULE = "wait-holding-lock";
  private static final int SLOT = 1;

  private final FactScript script = new FactScript();
  private final ScriptThread taker = script.thread("taker");
  private final ScriptThread giver = script.thread("giver");
  private final LockRef pool = script.monitor("Pool");
  private final LockRef other = script.monitor("Other");

  @Test
  void signallerHoldsWhatWaiterKeeps_reports() {
    giver.holds(pool).nested(SIGNALS, SLOT);
    taker.holds(pool).nested(WAITS, SLOT);
    script.end();

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.PREDICTED);
    assertThat(finding.threads()).containsExactly(taker.ref(), giver.ref());
    assertThat(finding.locks()).containsExactly(pool);
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.HOLDS, Action.WAITS, Action.WANTS);
  }

  @Test
  void signallerHoldsAnotherLock_staysSilent() {
    giver.holds(other).nested(SIGNALS, SLOT);
    taker.holds(pool).nested(WAITS, SLOT);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void someoneSignalsFreely_staysSilent() {
    giver.holds(pool).nested(SIGNALS, SLOT);
    taker.holds(pool).nested(WAITS, SLOT);
    script.thread("third").nested(SIGNALS_FREELY, SLOT);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void anotherSignallerNeedsNothingThatIsKept_staysSilent() {
    giver.holds(pool).nested(SIGNALS, SLOT);
    script.thread("third").holds(other).nested(SIGNALS, SLOT);
    taker.holds(pool).nested(WAITS, SLOT);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void oneThreadDoesBoth_staysSilent() {
    taker.holds(pool).nested(SIGNALS, SLOT).nested(WAITS, SLOT);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void bothOnlyRead_staysSilent() {
    LockRef shared = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    giver.holdsToRead(shared).nested(SIGNALS, SLOT);
    taker.holdsToRead(shared).nested(WAITS, SLOT);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void signalIsOrderedBeforeTheWait_staysSilent() {
    giver.holds(pool).nested(SIGNALS, SLOT).releases(pool).starts(taker);
    taker.holds(pool).nested(WAITS, SLOT);
    script.end();

    assertThat(script.findings(RULE)).isEmpty();
  }

  @Test
  void differentThings_staysSilent() {
    giver.holds(pool).nested(SIGNALS, SLOT + 1);
    taker.holds(pool).nested(WAITS, SLOT);
    script.end();

    assertThat(script.findings()).isEmpty();
  }
}
