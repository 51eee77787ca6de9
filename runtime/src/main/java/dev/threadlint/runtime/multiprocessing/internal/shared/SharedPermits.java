package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;

/** A number of permits in shared memory. */
public final class SharedPermits {
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

  private final SharedWord word;

  public SharedPermits(SharedWord word) {
    this.word = word;
  }

  public long value() {
    return word.get();
  }

  /** Takes a permit if there is one. */
  public boolean tryAcquire() {
    long value = word.get();
    while (value > 0) {
      if (word.compareAndSet(value, value - 1)) {
        return true;
      }
      value = word.get();
    }
    return false;
  }

  /** Takes a permit if one becomes free before the deadline. */
  public boolean acquire(Object blocker, Deadline deadline) {
    return tryAcquire() || acquireContended(blocker, deadline);
  }

  /** Puts a permit back; false, and nothing changes, if there would be more than the most. */
  public boolean release(long most) {
    long value = word.get();
    while (value < most) {
      if (word.compareAndSet(value, value + 1)) {
        word.changed();
        return true;
      }
      value = word.get();
    }
    return false;
  }

  private boolean acquireContended(Object blocker, Deadline deadline) {
    if (deadline.hasPassed()) {
      return false;
    }
    for (int i = 0; i < SPINS; i++) {
      Thread.onSpinWait();
      if (tryAcquire()) {
        return true;
      }
    }
    boolean again = false;
    while (word.await(Until.POSITIVE, 0, again, blocker, deadline)) {
      if (tryAcquire()) {
        return true;
      }
      again = true;
    }
    return false;
  }
}
