package dev.threadlint.agent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one pool did so far. Keeps no pool, worker or task alive. */
public final class PoolMeter extends WeakReference<Object> {
  /** How long tasks waited for a worker. */
  public final Times queued = new Times();

  /** How long they ran then. */
  public final Times ran = new Times();

  /** Tasks of workers that have ended. */
  final AtomicLong tasksOfEnded = new AtomicLong();

  /** Whether it has been told to end. */
  public volatile boolean shutDown;

  /** What the analysis thread keeps of it. */
  public @Nullable Object known;

  @Nullable PoolMeter next;

  PoolMeter(Object pool) {
    super(pool);
  }

  /** How many tasks were run by workers that are gone. */
  public long tasksOfEnded() {
    return tasksOfEnded.get();
  }
}
