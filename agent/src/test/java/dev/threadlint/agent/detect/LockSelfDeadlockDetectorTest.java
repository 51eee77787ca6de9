package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.LockSignalled;
import dev.threadlint.agent.fact.SelfBlocked;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockSelfDeadlockDetectorTest {
  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");

  @ParameterizedTest
  @CsvSource({
    "STAMPED, EXCLUSIVE, EXCLUSIVE",
    "STAMPED, EXCLUSIVE, SHARED",
    "SEMAPHORE, EXCLUSIVE, EXCLUSIVE",
    "OWNED, EXCLUSIVE, EXCLUSIVE",
    "RUNTIME, EXCLUSIVE, EXCLUSIVE",
    "RUNTIME, SHARED, EXCLUSIVE",
  })
  void selfBlocked_reportsItsRule(LockKind kind, LockMode held, LockMode wanted) {
    block(kind, held, wanted, false);

    var finding = script.only("lock-self-deadlock");
    assertThat(script.findings()).hasSize(1);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.values())
        .containsEntry("heldMode", held == LockMode.SHARED ? "shared" : "exclusive")
        .containsEntry("wantedMode", wanted == LockMode.SHARED ? "shared" : "exclusive");
    assertThat(finding.steps()).hasSize(2);
    assertThat(finding.threads()).containsExactly(main.ref());
  }

  @Test
  void timedSelfDeadlock_isWarning() {
    block(LockKind.STAMPED, LockMode.EXCLUSIVE, LockMode.SHARED, true);

    assertThat(script.only("lock-self-deadlock").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void repeatedAtOneSite_countsOneFinding() {
    for (int i = 0; i < 3; i++) {
      block(LockKind.STAMPED, LockMode.EXCLUSIVE, LockMode.EXCLUSIVE, true);
    }
    script.end();

    assertThat(script.only("lock-self-deadlock").count()).isEqualTo(3);
  }

  @Test
  void lockThatAnotherMayRelease_isToldOnlyAtTheEnd() {
    blockOn(script.lock(LockKind.RUNTIME, "Lock"), true);
    assertThat(script.findings()).isEmpty();

    script.end();
    assertThat(script.only("lock-self-deadlock").count()).isEqualTo(1);
  }

  @Test
  void lockThatAnotherReleases_isASignal() {
    LockRef lock = script.lock(LockKind.RUNTIME, "Lock");
    blockOn(lock, true);
    script.tell(new LockSignalled(script.tick(), lock));
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void releaseToldBeforeTheRequest_countsAsWell() {
    LockRef lock = script.lock(LockKind.RUNTIME, "Lock");
    script.tell(new LockSignalled(script.tick(), lock));
    blockOn(lock, true);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  private void block(LockKind kind, LockMode held, LockMode wanted, boolean timed) {
    block(script.lock(kind, "Lock"), held, wanted, timed, false);
  }

  private void blockOn(LockRef lock, boolean lent) {
    block(lock, LockMode.EXCLUSIVE, LockMode.EXCLUSIVE, false, lent);
  }

  private void block(LockRef lock, LockMode held, LockMode wanted, boolean timed, boolean lent) {
    script.tell(
        new SelfBlocked(
            script.tick(),
            main.ref(),
            lock,
            held,
            wanted,
            timed,
            lent,
            FactScript.stack("app.Cache.get:3"),
            FactScript.stack("app.Cache.put:9")));
  }
}
