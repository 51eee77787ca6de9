package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.RunEnded.Cause;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class PoolNotShutDownDetectorTest {
  private static final String RULE = "pool-not-shut-down";
  private static final long SECOND = 1_000_000_000;

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Index.open:12");
  private final ScriptPool pool = new ScriptPool(script, 1, 4);

  @Test
  void exitWithIdleWorkers_reports() {
    pool.madeBy(main).workers(3, 1).ran(5, 0, 1_000).seen().workers(3, 0).ran(1, 0, 1).seen();
    script.pass(1_500);
    end(Cause.EXIT);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values()).containsEntry("workers", "3");
    assertThat(finding.steps().get(0).action()).isEqualTo(Action.CREATES);
  }

  @Test
  void workersOutliveMain_reports() {
    pool.madeBy(main).lingers(2 * SECOND).workers(1, 0).ran(1, 0, 1_000).seen();
    main.ends();
    script.pass(2_000);
    pool.workers(0, 0).seen();
    end(Cause.LAST_THREAD);

    assertThat(script.only(RULE).values()).containsKey("idleMs");
  }

  @Test
  void killedWhileOnlyIdleWorkersLive_reports() {
    pool.madeBy(main).workers(2, 0).ran(2, 0, 1_000).seen();
    main.ends();
    script.pass(5_000);
    end(Cause.SIGNAL_WHEN_IDLE);

    script.only(RULE);
  }

  @Test
  void shutDown_staysSilent() {
    pool.madeBy(main).workers(2, 0).ran(2, 0, 1_000).seen().shutDownBy(main);
    script.pass(5_000);

    silentAt(Cause.EXIT);
  }

  @Test
  void daemons_staySilent() {
    pool.madeBy(main).daemons().workers(2, 0).ran(2, 0, 1_000).seen();
    script.pass(5_000);

    silentAt(Cause.EXIT);
  }

  @Test
  void workersThatSoonLeave_staySilent() {
    pool.madeBy(main).lingers(SECOND / 2).workers(2, 0).ran(2, 0, 1_000).seen();
    script.pass(5_000);

    silentAt(Cause.EXIT);
  }

  @Test
  void taskRuns_staysSilent() {
    pool.madeBy(main).workers(2, 1).ran(2, 0, 1_000).seen();
    script.pass(5_000);

    silentAt(Cause.EXIT);
  }

  @Test
  void tasksWait_staysSilent() {
    pool.madeBy(main).workers(2, 0).queue(1).ran(2, 0, 1_000).seen();
    script.pass(5_000);

    silentAt(Cause.EXIT);
  }

  @Test
  void exitAtOnceAfterLastTask_staysSilent() {
    pool.madeBy(main).workers(2, 0).ran(2, 0, 1_000).seen();
    script.pass(100);

    silentAt(Cause.EXIT);
  }

  @Test
  void serverIsKilled_staysSilent() {
    pool.madeBy(main).workers(2, 0).ran(2, 0, 1_000).seen();
    main.ends();
    script.pass(5_000);

    silentAt(Cause.UNKNOWN);
  }

  @Test
  void otherThreadOutlivesThePool_staysSilent() {
    pool.madeBy(main).lingers(2 * SECOND).workers(1, 0).ran(1, 0, 1_000).seen();
    main.ends();
    script.pass(2_000);
    pool.workers(0, 0).seen();
    script.pass(5_000);

    silentAt(Cause.LAST_THREAD);
  }

  @Test
  void mainLivesOnAfterThePool_staysSilent() {
    pool.madeBy(main).lingers(2 * SECOND).workers(1, 0).ran(1, 0, 1_000).seen();
    script.pass(2_000);
    pool.workers(0, 0).seen();
    main.ends();

    silentAt(Cause.LAST_THREAD);
  }

  @Test
  void poolOfTheJdk_staysSilent() {
    main.in(
        "java.util.concurrent.Executors.newCachedThreadPool:1",
        "java.net.http.HttpClient.<init>:2");
    pool.madeBy(main).workers(2, 0).ran(2, 0, 1_000).seen();
    script.pass(5_000);

    silentAt(Cause.EXIT);
  }

  private void silentAt(Cause cause) {
    end(cause);
    assertThat(script.findings(RULE)).isEmpty();
  }

  private void end(Cause cause) {
    script.tell(new RunEnded(script.tick(), cause));
  }
}
