package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Failure;
import dev.threadlint.agent.fact.LockLeft;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;

class LockNotReleasedDetectorTest {
  private static final String RULE = "lock-not-released";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");
  private final ScriptThread worker = script.thread("worker");
  private final LockRef lock = script.lock(LockKind.OWNED, "ReentrantLock");

  @Test
  void threadEndsHoldingLock_reportsWhereItWasTakenAndStarted() {
    main.starts(worker).joins(worker);
    worker.in("app.Ledger.post").wants(lock);
    worker.endsHolding(lock, null);

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.threads().get(0)).isEqualTo(worker.ref());
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.STARTS, Action.HOLDS);
    assertThat(finding.steps().get(1).stack()).isEqualTo(worker.stack());
  }

  @Test
  void threadDiesHoldingLock_saysOfWhat() {
    main.starts(worker).joins(worker);
    worker.endsHolding(lock, new Failure("app.Broken", FactScript.stack("app.Ledger.check")));

    assertThat(script.only(RULE).values()).containsEntry("failure", "app.Broken");
  }

  @Test
  void manyThreadsOfOnePlace_areOneFinding() {
    for (int i = 0; i < 3; i++) {
      ScriptThread one = script.thread("one");
      main.starts(one).joins(one);
      one.in("app.Ledger.post").wants(lock).endsHolding(lock, null);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(3);
  }

  @Test
  void lockFoundHeldWhenTheRunEnds_reports() {
    main.starts(worker).joins(worker);
    worker.ends();
    script.tell(new LockLeft(script.tick(), worker.ref(), lock, LockMode.SHARED)).end();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void threadEndsWithoutLock_staysSilent() {
    main.starts(worker).joins(worker);
    worker.wants(lock).ends();
    script.end();

    assertThat(script.findings()).isEmpty();
  }
}
