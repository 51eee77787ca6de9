package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.SelfBlocked;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockUpgradeDetectorTest {
  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");

  @ParameterizedTest
  @EnumSource(names = {"READ_WRITE", "STAMPED"})
  void readerWantsToWrite_reportsUpgrade(LockKind kind) {
    block(kind, false);

    var finding = script.only("lock-upgrade");
    assertThat(script.findings()).hasSize(1);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.values())
        .containsEntry("heldMode", "shared")
        .containsEntry("wantedMode", "exclusive");
    assertThat(finding.steps()).hasSize(2);
    assertThat(finding.threads()).containsExactly(main.ref());
  }

  @Test
  void timedUpgrade_isWarning() {
    block(LockKind.READ_WRITE, true);

    assertThat(script.only("lock-upgrade").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void repeatedAtOneSite_countsOneFinding() {
    for (int i = 0; i < 3; i++) {
      block(LockKind.READ_WRITE, true);
    }
    script.end();

    assertThat(script.only("lock-upgrade").count()).isEqualTo(3);
  }

  private void block(LockKind kind, boolean timed) {
    script.tell(
        new SelfBlocked(
            script.tick(),
            main.ref(),
            script.lock(kind, "Lock"),
            LockMode.SHARED,
            LockMode.EXCLUSIVE,
            timed,
            false,
            FactScript.stack("app.Cache.get:3"),
            FactScript.stack("app.Cache.put:9")));
  }
}
