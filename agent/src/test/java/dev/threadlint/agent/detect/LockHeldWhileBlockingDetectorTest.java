package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockContended.Doing;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class LockHeldWhileBlockingDetectorTest {
  private static final String RULE = "lock-held-while-blocking";

  private final FactScript script = new FactScript();
  private final LockRef lock = script.monitor("app.Cache");
  private final ScriptThread holder =
      script.thread("holder").in("java.lang.Thread.sleep:1", "app.Cache.fetch:9");
  private final ScriptThread waiter = script.thread("waiter").in("app.Cache.get:20");

  @Test
  void holderSleeps_reportsWithTheWholeWait() {
    contended(Doing.SLEEPS, 60, false, true);
    contended(Doing.SLEEPS, 480, true, true);
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.values()).containsEntry("doing", "sleeps").containsEntry("waitedMs", "480");
    assertThat(finding.steps().get(0).action()).isEqualTo(Action.HOLDS);
    assertThat(finding.steps().get(1).action()).isEqualTo(Action.WANTS);
  }

  @Test
  void everyWait_countsOnce() {
    for (int i = 0; i < 5; i++) {
      contended(Doing.GETS, 60, false, true);
      contended(Doing.GETS, 90, true, true);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(5);
  }

  @Test
  void holderComputes_staysSilent() {
    contended(Doing.OTHER, 500, true, true);

    silent();
  }

  @Test
  void lockOfTheJdk_staysSilent() {
    contended(Doing.TRANSFERS, 500, false, false);
    contended(Doing.TRANSFERS, 500, true, false);

    silent();
  }

  private void contended(Doing doing, long millis, boolean over, boolean byProgram) {
    script.tell(
        new LockContended(
            script.tick(),
            waiter.ref(),
            lock,
            millis * 1_000_000,
            over,
            waiter.stack(),
            holder.ref(),
            doing,
            holder.stack(),
            byProgram));
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
