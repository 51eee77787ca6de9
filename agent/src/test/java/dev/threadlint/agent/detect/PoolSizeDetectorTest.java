package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class PoolSizeDetectorTest {
  private static final String RULE = "pool-size";
  private static final long MILLI = 1_000_000;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Fetch.open:12");

  @Test
  void tasksThatWaitQueueUp_reportsTooSmall() {
    tooSmall(500 * MILLI).seen().seen().seen().seen();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.values())
        .containsEntry("workers", "" + CORES)
        .containsEntry("tasks", "200")
        .containsEntry("cores", "" + CORES);
    assertThat(Integer.parseInt(finding.values().get("recommended")))
        .isBetween(45 * CORES, 55 * CORES);
  }

  @Test
  void shortOfWorkersForAMomentOnly_staysSilent() {
    tooSmall(500 * MILLI).seen().seen().seen();

    silent();
  }

  @Test
  void waitingTimesUnknown_lengthOfTheQueueTells() {
    tooSmall(-1).queue(10 * CORES).seen().seen().seen().seen();
    script.end();

    String queuedMs = script.only(RULE).values().get("queuedMs");
    assertThat(Double.parseDouble(queuedMs)).isBetween(500.0, 520.0);
  }

  private ScriptPool tooSmall(long queuedNanos) {
    return new ScriptPool(script, 1, CORES)
        .madeBy(main)
        .workers(CORES, CORES)
        .blocked(CORES)
        .cpu(MILLI)
        .ran(200, queuedNanos, 51 * MILLI);
  }

  @Test
  void farMoreThatComputeThanProcessors_reportsTooLarge() {
    int workers = 10 * CORES;
    new ScriptPool(script, 1, workers)
        .madeBy(main)
        .workers(workers, workers)
        .cpu(MILLI)
        .ran(200, MILLI, 10 * MILLI)
        .seen();
    script.end();

    assertThat(script.only(RULE).values())
        .containsEntry("workers", "" + workers)
        .containsEntry("recommended", "" + CORES);
  }

  @Test
  void fewTasks_stayUnjudged() {
    new ScriptPool(script, 1, CORES)
        .madeBy(main)
        .workers(CORES, CORES)
        .cpu(MILLI)
        .ran(99, 500 * MILLI, 51 * MILLI)
        .seen();

    silent();
  }

  @Test
  void nothingQueues_staysSilent() {
    new ScriptPool(script, 1, CORES)
        .madeBy(main)
        .workers(CORES, CORES)
        .cpu(MILLI)
        .ran(200, MILLI, 51 * MILLI)
        .seen();

    silent();
  }

  @Test
  void largeButIdle_staysSilent() {
    new ScriptPool(script, 1, 200)
        .madeBy(main)
        .workers(200, 1)
        .cpu(MILLI)
        .ran(5_000, MILLI, MILLI)
        .seen();

    silent();
  }

  @Test
  void manyThatWaitForBytes_staySilent() {
    new ScriptPool(script, 1, 200)
        .madeBy(main)
        .workers(200, 100)
        .cpu(MILLI / 10)
        .ran(5_000, MILLI, 200 * MILLI)
        .seen();

    silent();
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
