package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Failure;
import dev.threadlint.agent.fact.LockLeft;
import dev.threadlint.agent.fact.ProcessAsked.How;
import dev.threadlint.agent.fact.ProcessStarted.Traits;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.SharedLock;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockNotReleasedDetectorTest {
  private static final String RULE = "lock-not-released";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");
  private final ScriptThread worker = script.thread("worker");
  private final ScriptProcess child = new ScriptProcess(script, main, 7);
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -9})
  void processEndsHoldingSharedLock_reportsAtEnd(int code) {
    child.starts().leaves(shared(), child.end(code, false), false);
    assertThat(script.findings(RULE)).isEmpty();
    script.end();

    Finding finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.threads().get(0).name()).isEqualTo("worker (pid 7)");
    assertThat(finding.locks()).containsExactly(lock);
    assertThat(finding.values())
        .containsEntry("kind", "process")
        .containsEntry("code", String.valueOf(code))
        .containsEntry("madeSite", "Batch.java:91");
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.STARTS, Action.HOLDS, Action.CREATES);
  }

  @Test
  void processThatTheProgramStopped_reportsOnlyIfTheLockWasWantedSince() {
    ScriptProcess wanted = new ScriptProcess(script, main, 8).starts().isAsked(How.STOPPED);
    child.starts().isAsked(How.STOPPED).leaves(shared(), child.end(-15, false), false);
    wanted.leaves(shared(), wanted.end(-15, false), true);
    script.end();

    assertThat(script.only(RULE).threads().get(0).name()).isEqualTo("worker (pid 8)");
  }

  @Test
  void processStoppedFromOutside_togetherWithTheProgram_isSilent() {
    child.starts().leaves(shared(), child.end(-2, false), true);
    script.tell(new RunEnded(script.tick(), RunEnded.Cause.UNKNOWN));

    assertThat(script.findings(RULE)).isEmpty();
  }

  @Test
  void daemonCutOffWithTheProgram_isSilent_butNotAChildThatIsWaitedFor() {
    ScriptProcess waitedFor = new ScriptProcess(script, main, 8).starts();
    child.starts(new Traits(true, false, false)).leaves(shared(), child.end(-9, true), true);
    waitedFor.leaves(shared(), waitedFor.end(0, true), false);
    script.end();

    assertThat(script.only(RULE).threads().get(0).name()).isEqualTo("worker (pid 8)");
  }

  private SharedLock shared() {
    return new SharedLock(lock, main.ref(), main.in("app.Batch.run:91").stack());
  }
}
