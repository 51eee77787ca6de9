package dev.threadlint.runtime.internal;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** First come, first served: threads that wait for a change of what one {@link Mutex} guards. */
public final class WaitQueue {
  // Every method is called with the mutex held, so a plain deque will do. Mostly nobody ever waits:
  // the deque comes into being with the first.
  private final Mutex mutex;
  private @Nullable ArrayDeque<Waiter> waiters;

  public WaitQueue(Mutex mutex) {
    this.mutex = mutex;
  }

  /**
   * Leaves the mutex, waits to be woken and takes the mutex again.
   *
   * @return false if the deadline passed first
   */
  public boolean await(Object blocker, Deadline deadline) {
    if (deadline.hasPassed()) {
      return false;
    }
    Waiter waiter = enqueue();
    mutex.release();
    boolean woken = waiter.await(blocker, deadline);
    mutex.acquire(blocker);
    if (!woken) {
      remove(waiter);
    }
    return woken;
  }

  /** Puts the calling thread in the queue without waiting; the caller awaits it off the mutex. */
  public Waiter enqueue() {
    Waiter waiter = new Waiter();
    if (waiters == null) {
      waiters = new ArrayDeque<>(2);
    }
    waiters.add(waiter);
    return waiter;
  }

  public void remove(Waiter waiter) {
    if (waiters != null) {
      waiters.remove(waiter);
    }
  }

  /** Wakes the longest waiter; false if nobody waits. */
  public boolean wakeOne() {
    Waiter waiter = claimOne();
    if (waiter == null) {
      return false;
    }
    waiter.unpark();
    return true;
  }

  /** The longest waiter, signalled but still to be unparked; null if nobody waits. */
  public @Nullable Waiter claimOne() {
    Waiter waiter;
    while (waiters != null && (waiter = waiters.poll()) != null) {
      if (waiter.claim()) {
        return waiter;
      }
    }
    return null;
  }

  public void wakeAll() {
    while (wakeOne()) {
      // each call takes one waiter out
    }
  }
}
