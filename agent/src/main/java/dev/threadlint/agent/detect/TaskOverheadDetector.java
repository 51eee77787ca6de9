package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.PoolLife;
import dev.threadlint.agent.state.PoolTable;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Durations;

/** Tasks are so small that to hand them over costs more than to do them. */
final class TaskOverheadDetector extends Detector {
  static final String RULE = "task-overhead";

  private static final int LEAST_TASKS = 10_000;
  private static final long LONGEST_NANOS = 10_000;
  private static final int FACTOR = 2;

  // To put one in a queue and take it out costs more on any machine.
  private static final long TINY_NANOS = 500;

  private final PoolTable pools;
  private final Tally tally = new Tally(RULE);

  TaskOverheadDetector(PoolTable pools) {
    this.pools = pools;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    for (PoolLife pool : pools.all()) {
      PoolMade made = pool.made();
      PoolMeasured latest = pool.latest();
      Durations ran = pools.ran(pool);
      if (made != null && latest != null && pool.tasks() >= LEAST_TASKS && !ran.isEmpty()) {
        // What a worker uses for a task beyond the task itself, it uses to get it.
        long cpu = latest.workers().cpuNanos();
        // Not the mean: a task during which the thread has to rest seems long.
        long half = ran.percentile(50);
        if (half < TINY_NANOS || half < LONGEST_NANOS && cpu > FACTOR * half) {
          tally.meet(
              new Sites().at(made.stack()), draft(pool, made, half, cpu), fact.nanos(), findings);
        }
      }
    }
    tally.tellAll(findings);
  }

  private static FindingDraft draft(PoolLife pool, PoolMade made, long ran, long cpu) {
    FindingDraft draft =
        FindingDraft.note()
            .step(made.thread(), Action.CREATES, pool.pool().className(), made.stack())
            .value("pool", pool.pool().className())
            .value("tasks", pool.tasks())
            .value("ranMs", Millis.of(ran));
    return cpu > ran ? draft.value("overheadMs", Millis.of(cpu - ran)) : draft;
  }
}
