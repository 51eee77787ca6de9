package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.internal.OwnPid;

/** A lock in shared memory that says which thread of which process has it. */
public final class SharedMutex {
  /*
   * The word is zero if the lock is free, otherwise it is the holder: its process above, its thread
   * below. One compare-and-set takes it and says for whom, so a holder that is killed at whatever
   * instruction is known.
   */
  static final long PROCESS = OwnPid.get();

  private static final long FREE = 0;
  private static final int THREAD_BITS = 32;
  private static final long THREAD_MASK = (1L << THREAD_BITS) - 1;
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

  private final SharedWord word;

  public SharedMutex(SharedWord word) {
    this.word = word;
  }

  static long processOf(long holder) {
    return holder >>> THREAD_BITS;
  }

  /** Takes it unless anybody has it, the calling thread included. */
  public boolean tryAcquire() {
    return word.compareAndSet(FREE, me());
  }

  /** Takes it if it becomes free before the deadline. */
  public boolean acquire(Object blocker, Deadline deadline) {
    return tryAcquire() || acquireContended(blocker, deadline);
  }

  /** Frees it, whoever has it; false if nobody has. */
  public boolean release() {
    long holder = word.get();
    while (holder != FREE) {
      if (holder != me()) {
        word.markLent();
      }
      if (word.compareAndSet(holder, FREE)) {
        word.changed();
        return true;
      }
      holder = word.get();
    }
    return false;
  }

  public boolean isHeld() {
    return word.get() != FREE;
  }

  public boolean isMine() {
    return word.get() == me();
  }

  /** Whether any thread of this process has it. */
  public boolean isHeldHere() {
    return processOf(word.get()) == PROCESS;
  }

  private boolean acquireContended(Object blocker, Deadline deadline) {
    for (int i = 0; i < SPINS; i++) {
      Thread.onSpinWait();
      if (!isHeld() && tryAcquire()) {
        return true;
      }
    }
    boolean again = false;
    while (word.await(Until.FREE, FREE, again, blocker, deadline)) {
      if (tryAcquire()) {
        return true;
      }
      again = true;
    }
    return false;
  }

  @SuppressWarnings("ThreadIdentity") // an overridden getId() would harm only its own program
  static long me() {
    return PROCESS << THREAD_BITS | (Thread.currentThread().getId() & THREAD_MASK);
  }
}
