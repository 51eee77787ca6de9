package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.state.PoolLife;
import dev.threadlint.agent.state.PoolTable;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;

/** Idle workers of a pool that was never told to end kept the JVM alive, or would have. */
final class PoolNotShutDownDetector extends Detector {
  static final String RULE = "pool-not-shut-down";

  // The thread that runs main has the number 1, since JDK 24 it has 3; others so low never end.
  private static final long MAIN = 3;
  private static final long LEAST_NANOS = 1_000_000_000;

  // Whoever calls exit right after the last task did not wait for anything.
  private static final long LEAST_IDLE_NANOS = 500_000_000;

  private final PoolTable pools;
  private final Tally tally = new Tally(RULE);
  private long mainEnded = Long.MAX_VALUE;

  PoolNotShutDownDetector(PoolTable pools) {
    this.pools = pools;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    if (fact.thread().id() <= MAIN) {
      mainEnded = fact.nanos();
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    for (PoolLife pool : pools.all()) {
      PoolMade made = pool.made();
      PoolMeasured latest = pool.latest();
      if (made != null && latest != null && pool.end() == null && isOfProgram(made)) {
        long kept = keptNanos(pool, latest, fact);
        if (kept > 0) {
          tally.meet(new Sites().at(made.stack()), draft(pool, made, kept), fact.nanos(), findings);
        }
      }
    }
    tally.tellAll(findings);
  }

  /** A pool that the JDK makes for itself is none that the program could end. */
  private static boolean isOfProgram(PoolMade made) {
    Frame site = made.stack().site();
    return site != null && !site.isLibrary();
  }

  /** For how long the pool's idle workers were all that kept it; 0 if they were not. */
  private long keptNanos(PoolLife pool, PoolMeasured latest, RunEnded end) {
    PoolMeasured.Workers workers = latest.workers();
    boolean idle =
        workers.keeping() > 0
            && workers.working() == 0
            && workers.queue() <= 0
            && workers.lingerNanos() > LEAST_NANOS;
    switch (end.cause()) {
      case LAST_THREAD:
        long kept = pool.goneAt() - Math.max(pool.idleSince(), mainEnded);
        boolean last = end.nanos() - pool.goneAt() < LEAST_NANOS;
        return pool.goneAt() > 0 && last && kept > LEAST_NANOS ? kept : 0;
      case EXIT:
        long idled = end.nanos() - pool.idleSince();
        return idle && idled > LEAST_IDLE_NANOS ? idled : 0;
      case SIGNAL_WHEN_IDLE:
        long waited = end.nanos() - Math.max(pool.idleSince(), mainEnded);
        return idle && mainEnded < end.nanos() && waited > LEAST_NANOS ? waited : 0;
      default:
        return 0;
    }
  }

  private static FindingDraft draft(PoolLife pool, PoolMade made, long kept) {
    return FindingDraft.observedWarning()
        .step(made.thread(), Action.CREATES, pool.pool().className(), made.stack())
        .value("pool", pool.pool().className())
        .value("workers", pool.mostWorkers())
        .value("idleMs", Millis.of(kept));
  }
}
