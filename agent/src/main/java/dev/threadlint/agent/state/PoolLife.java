package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.PoolMeasured.Workers;
import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.PoolShutDown;
import dev.threadlint.reports.model.StackTrace;
import org.jspecify.annotations.Nullable;

/** One pool, from the time that it was made. */
public final class PoolLife {
  private final PoolRef pool;
  private @Nullable PoolMade made;
  private @Nullable PoolShutDown end;
  private @Nullable PoolMeasured latest;
  private int mostWorking;
  private int mostQueued;
  private int mostWorkers;
  private long looksWorking;
  private long looksQueued;
  private int looksFull;
  private long looksBlocked;
  private long looksAtWork;
  private long idleSince;
  private long goneAt;

  PoolLife(PoolRef pool) {
    this.pool = pool;
  }

  void made(PoolMade fact) {
    made = fact;
  }

  void shutDown(PoolShutDown fact) {
    end = fact;
  }

  void measured(PoolMeasured fact) {
    Workers workers = fact.workers();
    if (workers.working() > 0 || fact.tasks() != tasks() || latest == null) {
      idleSince = fact.nanos();
    }
    boolean hadKeepers = latest != null && latest.workers().keeping() > 0;
    goneAt = hadKeepers && workers.keeping() == 0 ? fact.nanos() : goneAt;
    latest = fact;
    mostWorking = Math.max(mostWorking, workers.working());
    mostQueued = Math.max(mostQueued, workers.queue());
    mostWorkers = Math.max(mostWorkers, workers.all());
    looksWorking += workers.working();
    looksQueued += Math.max(0, workers.queue());
    looksFull += workers.working() >= pool.maxWorkers() ? 1 : 0;
    looksBlocked += workers.blocked();
    looksAtWork += workers.working() > 0 ? 1 : 0;
  }

  /** Which pool. */
  public PoolRef pool() {
    return pool;
  }

  /** How it was made; null if that was not seen. */
  public @Nullable PoolMade made() {
    return made;
  }

  /** Where it was made, if that was seen. */
  public StackTrace madeAt() {
    return made == null ? StackTrace.UNKNOWN : made.stack();
  }

  /** How it was told to end; null if it was not. */
  public @Nullable PoolShutDown end() {
    return end;
  }

  /** How it stood when it was last looked at; null if it never was. */
  public @Nullable PoolMeasured latest() {
    return latest;
  }

  /** How many tasks it has run. */
  public long tasks() {
    return latest == null ? 0 : latest.tasks();
  }

  /** How many workers were seen to run a task at the same time. */
  public int mostWorking() {
    return mostWorking;
  }

  /** How many tasks were seen to wait at the same time. */
  public int mostQueued() {
    return mostQueued;
  }

  /** How many workers it was seen to have. */
  public int mostWorkers() {
    return mostWorkers;
  }

  /** Since when its workers have had nothing to do, as the looks say. */
  public long idleSince() {
    return idleSince;
  }

  /** When the last worker ended that kept the JVM alive; 0 if none has. */
  public long goneAt() {
    return goneAt;
  }

  /** How many workers ran tasks on average, while any did. */
  public double meanWorking() {
    return looksAtWork == 0 ? 0 : (double) looksWorking / looksAtWork;
  }

  /** How often all the workers that it may have were seen at work. */
  public int looksFull() {
    return looksFull;
  }

  /** How many tasks waited on average, while any ran. */
  public double meanQueued() {
    return looksAtWork == 0 ? 0 : (double) looksQueued / looksAtWork;
  }

  /** What part of the time in which its workers ran tasks they were blocked, as the looks say. */
  public double blockedPart() {
    return looksWorking == 0 ? 0 : (double) looksBlocked / looksWorking;
  }
}
