package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;

class JoinHoldingLockDetectorTest {
  private static final String RULE = "join-holding-lock";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Main.stop");
  private final ScriptThread worker = script.thread("worker").in("app.Worker.run");
  private final LockRef cache = script.monitor("app.Cache");
  private final LockRef other = script.monitor("app.Other");

  @Test
  void targetTookTheLock_reports() {
    main.starts(worker);
    worker.wants(cache);
    main.holds(cache).joins(worker);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.PREDICTED);
    assertThat(finding.threads()).containsExactly(main.ref(), worker.ref());
    assertThat(finding.locks()).containsExactly(cache);
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.HOLDS, Action.JOINS, Action.WANTS);
  }

  @Test
  void targetTakesTheLockAfterwards_reports() {
    main.starts(worker).holds(cache).joins(worker);
    worker.wants(cache);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void targetTookTheLockWithinAnother_reports() {
    main.starts(worker);
    worker.nests(other, cache);
    main.holds(cache).joins(worker);

    assertThat(script.only(RULE).locks()).containsExactly(cache);
  }

  @Test
  void targetTookAnotherWithinTheLock_reports() {
    main.starts(worker);
    worker.nests(cache, other);
    main.holds(cache).joins(worker);

    assertThat(script.only(RULE).locks()).containsExactly(cache);
  }

  @Test
  void targetEndedUnordered_reports() {
    main.starts(worker);
    worker.wants(cache).ends();
    main.holds(cache).joins(worker);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void severalLocksInTheWay_reportsOneFindingWithAll() {
    main.starts(worker);
    worker.nests(other, cache);
    main.holds(cache).holds(other).joins(worker);
    script.end();

    assertThat(script.only(RULE).locks()).containsExactly(cache, other);
    assertThat(script.only(RULE).count()).isEqualTo(1);
  }

  @Test
  void manyJoinsAtOneSite_countsJoins() {
    for (int i = 0; i < 3; i++) {
      ScriptThread child = script.thread("worker" + i).in("app.Worker.run");
      main.starts(child).holds(cache).joins(child);
      child.wants(cache).wants(cache).ends();
      main.returnsFromJoin(child).releases(cache);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(3);
  }

  @Test
  void timedJoin_reportsWarning() {
    main.starts(worker).holds(cache).joinsFor(worker);
    worker.wants(cache);

    assertThat(script.only(RULE).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void takenBeforeLatchThatJoinerPassed_staysSilent() {
    var done = script.signal();
    main.starts(worker);
    worker.wants(cache).sends(done);
    main.receives(done).holds(cache).joins(worker);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void takenAgainAfterLatch_reports() {
    var done = script.signal();
    main.starts(worker);
    worker.wants(cache).sends(done).wants(cache);
    main.receives(done).holds(cache).joins(worker);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void heldAgainUnderOtherLockAfterLatch_reports() {
    var round = script.signal();
    main.starts(worker);
    worker.wants(cache).nests(cache, other).sends(round).nests(cache, other);
    main.receives(round).holds(cache).joins(worker);

    assertThat(script.only(RULE).locks()).containsExactly(cache);
  }

  @Test
  void targetTookOtherLock_staysSilent() {
    main.starts(worker);
    worker.wants(other);
    main.holds(cache).joins(worker);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void joinWithoutLock_staysSilent() {
    main.starts(worker);
    worker.wants(cache);
    main.holds(cache).releases(cache).joins(worker);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void bothRead_staysSilent() {
    LockRef shared = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    main.starts(worker).holdsToRead(shared).joins(worker);
    worker.wantsToRead(shared);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void readerAndWriter_reports() {
    LockRef shared = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    main.starts(worker).holdsToRead(shared).joins(worker);
    worker.wants(shared);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void targetOnlyTries_staysSilent() {
    main.starts(worker);
    worker.takes(other).tries(cache).releases(cache);
    main.holds(cache).joins(worker);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void notStarted_staysSilent() {
    worker.wants(cache);
    main.holds(cache).joins(worker);

    assertThat(script.findings(RULE)).isEmpty();
  }

  @Test
  void lockTakenAfterJoinReturned_staysSilent() {
    main.starts(worker).joins(worker);
    worker.wants(cache).ends();
    main.returnsFromJoin(worker).holds(cache);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void confinedLock_staysSilent() {
    main.starts(worker);
    worker.confined(true).wants(cache);
    main.holds(cache).joins(worker);

    assertThat(script.findings()).isEmpty();
  }
}
