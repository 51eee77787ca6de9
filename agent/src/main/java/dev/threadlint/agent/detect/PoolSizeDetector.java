package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.PoolLife;
import dev.threadlint.agent.state.PoolTable;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Durations;

/**
 * A pool has far fewer workers than its tasks could use, so that they queue up, or far more at work
 * than there are processors for them.
 */
final class PoolSizeDetector extends Detector {
  static final String RULE = "pool-size";

  private static final int LEAST_TASKS = 100;
  private static final int FACTOR = 2;

  // In shorter ones a wait cannot be told from a rest that the thread has to take.
  private static final long SHORTEST_NANOS = 1_000_000;

  // Some four a second: whoever was short of workers for less than that needs no advice.
  private static final int LEAST_LOOKS = 4;

  // From this part of all processors on, whoever does not wait and does not run wants one.
  private static final double BUSY = 0.7;

  private final PoolTable pools;
  private final int cores;
  private final Tally tally = new Tally(RULE);

  PoolSizeDetector(PoolTable pools, int cores) {
    this.pools = pools;
    this.cores = cores;
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
      if (made != null
          && latest != null
          && pool.tasks() >= LEAST_TASKS
          && latest.workers().cpuNanos() > 0) {
        judge(pool, made, latest.workers().cpuNanos(), fact, findings);
      }
    }
    tally.tellAll(findings);
  }

  private void judge(PoolLife pool, PoolMade made, long cpu, RunEnded fact, Findings findings) {
    Durations ran = pools.ran(pool);
    long half = ran.percentile(50);
    if (half < SHORTEST_NANOS || cpu <= 0) {
      return;
    }
    // What is neither processor time nor a block may be bytes that come and go. But where the
    // processors are busy with these very tasks, it is spent on waiting for one, and more workers
    // would only wait longer.
    boolean busy = pool.meanWorking() * cpu / half > BUSY * cores;
    long wait = busy ? Math.round(half * pool.blockedPart()) : Math.max(0, half - cpu);
    long recommended = Math.max(1, Math.round((double) (wait + cpu) / cpu * cores));
    int size = pool.pool().maxWorkers();
    long queued = queuedNanos(pool, half);
    boolean tooSmall =
        pool.looksFull() >= LEAST_LOOKS && recommended > (long) FACTOR * size && queued > half;
    boolean tooLarge = busy && pool.mostWorking() > FACTOR * recommended;
    if (tooSmall || tooLarge) {
      FindingDraft draft =
          FindingDraft.note()
              .step(made.thread(), Action.CREATES, pool.pool().className(), made.stack())
              .value("pool", pool.pool().className())
              .value("workers", tooSmall ? size : pool.mostWorking())
              .value("recommended", recommended)
              .value("cores", cores)
              .value("tasks", pool.tasks())
              .value("waitMs", Millis.of(wait))
              .value("cpuMs", Millis.of(cpu))
              .value("queuedMs", Millis.of(queued));
      tally.meet(new Sites().at(made.stack()), draft, fact.nanos(), findings);
    }
  }

  /** How long a task waited; by Little's law where tasks that are the same object have no times. */
  private long queuedNanos(PoolLife pool, long ran) {
    Durations queued = pools.queued(pool);
    return queued.isEmpty()
        ? Math.round(pool.meanQueued() / Math.max(1, pool.meanWorking()) * ran)
        : queued.percentile(50);
  }
}
