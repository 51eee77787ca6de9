package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.PoolState;
import dev.threadlint.agent.fact.TaskAwaited;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.fact.Waiting.ForTask;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolStarvationDetectorTest {
  private static final String RULE = "pool-starvation";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one").in("app.Merge.call");
  private final ScriptThread two = script.thread("two").in("app.Merge.call");
  private final PoolRef pool = new PoolRef(1, "ThreadPoolExecutor", 2);

  @Test
  void allWorkersWaitForQueuedTasks_reports() {
    twice(List.of(pool(pool, 2, one, two)), forTask(one, pool), forTask(two, pool));

    var finding = script.only(RULE);
    assertThat(script.findings()).hasSize(1);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("pool", "ThreadPoolExecutor")
        .containsEntry("workers", "2")
        .containsEntry("waiting", "2")
        .containsEntry("queued", "2");
  }

  @Test
  void onlyWorkerWaitsForTaskBehindIt_reports() {
    var single = new PoolRef(3, "ThreadPoolExecutor", 1);
    twice(List.of(pool(single, 1, one)), forTask(one, single));

    assertThat(script.only(RULE).values()).containsEntry("workers", "1");
    assertThat(script.findings()).hasSize(1);
  }

  @Test
  void seenOnce_staysSilent() {
    script.snapshot(List.of(pool(pool, 2, one, two)), forTask(one, pool), forTask(two, pool));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void oneWorkerRuns_staysSilent() {
    twice(List.of(pool(pool, 2, one, two)), forTask(one, pool));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void oneWorkerIdles_staysSilent() {
    twice(
        List.of(pool(pool, 2, one, two)),
        forTask(one, pool),
        two.waits(new ForEvent("LinkedBlockingQueue", List.of())));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void poolBelowItsMaximum_staysSilent() {
    twice(List.of(pool(pool, 2, one)), forTask(one, pool));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void oneWorkerWaitsForTaskOfTheOther_reports() {
    twice(
        List.of(pool(pool, 1, one, two)),
        one.waits(new ForTask("FutureTask", null, two.ref())),
        forTask(two, pool));

    assertThat(script.only(RULE).values()).containsEntry("waiting", "2");
  }

  @Test
  void nothingQueuedAnyMore_staysSilent() {
    twice(List.of(pool(pool, 0, one, two)), forTask(one, pool), forTask(two, pool));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void queueLengthUnknown_reportsWithoutIt() {
    twice(List.of(pool(pool, -1, one, two)), forTask(one, pool), forTask(two, pool));

    assertThat(script.only(RULE).values()).doesNotContainKey("queued");
  }

  @Test
  void poolsInRing_reportsOneFinding() {
    var first = new PoolRef(1, "ThreadPoolExecutor", 1);
    var second = new PoolRef(2, "ForkJoinPool", 1);
    twice(
        List.of(pool(first, 1, one), pool(second, 1, two)),
        forTask(one, second),
        forTask(two, first));

    assertThat(script.only(RULE).values())
        .containsEntry("workers", "2")
        .containsEntry("pool", "ThreadPoolExecutor, ForkJoinPool");
  }

  @Test
  void waitersFromOutside_areNotPartOfIt() {
    ScriptThread main = script.thread("main");
    twice(
        List.of(pool(pool, 2, one, two)),
        forTask(main, pool),
        forTask(one, pool),
        forTask(two, pool));

    assertThat(script.only(RULE).threads()).containsExactlyInAnyOrder(one.ref(), two.ref());
  }

  @Test
  void taskWaitsForTaskOfItsBoundedPool_predicts() {
    awaits(one, pool);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.PREDICTED);
    assertThat(finding.values()).containsEntry("workers", "2");
  }

  @Test
  void manyTasksOfOneSite_predictsOnce() {
    for (int i = 0; i < 20; i++) {
      awaits(i % 2 == 0 ? one : two, pool);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(20);
  }

  @Test
  void unboundedPool_staysSilent() {
    awaits(one, new PoolRef(1, "ThreadPoolExecutor", Integer.MAX_VALUE));

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void predictionComesTrue_becomesObserved() {
    awaits(one, pool);
    twice(List.of(pool(pool, 2, one, two)), forTask(one, pool), forTask(two, pool));
    awaits(one, pool);
    script.end();

    assertThat(script.only(RULE).confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(script.only(RULE).count()).isEqualTo(3);
  }

  private void awaits(ScriptThread worker, PoolRef where) {
    script.tell(new TaskAwaited(script.tick(), worker.ref(), where, "FutureTask", worker.stack()));
  }

  private void twice(List<PoolState> pools, Waiting... waiting) {
    script.snapshot(pools, waiting).snapshot(pools, waiting);
  }

  private static Waiting forTask(ScriptThread thread, PoolRef where) {
    return thread.waits(new ForTask("FutureTask", where, null));
  }

  private static PoolState pool(PoolRef ref, int queued, ScriptThread... workers) {
    List<ThreadRef> refs = new java.util.ArrayList<>();
    for (ScriptThread worker : workers) {
      refs.add(worker.ref());
    }
    return new PoolState(ref, refs, queued);
  }
}
