package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.Repr;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The lock that its owner may take again. Python: {@code threading.RLock}.
 *
 * <p>It is free when it has been released as often as it was acquired, and only its owner may
 * release it, as with {@link java.util.concurrent.locks.ReentrantLock}.
 *
 * <pre>{@code
 * RLock lock = new RLock();
 * try (Guard outer = lock.hold();
 *     Guard inner = lock.hold()) {
 *   counter++;
 * }
 * }</pre>
 */
public final class RLock extends Lockable {
  /*
   * The mutex is held while owner is set. owner is a plain field, as it is in the JDK's
   * AbstractOwnableSynchronizer: a thread only asks whether it finds itself here, and only it can
   * have written that; whatever stale value it reads of others is not itself. levels is touched by
   * the owner only (toString reads both racily, as Python's repr does).
   */
  private final Mutex mutex = new Mutex();
  private java.lang.@Nullable Thread owner;
  private int levels;

  /** Not locked. Python: {@code RLock()}. */
  public RLock() {}

  @Override
  public boolean acquire() {
    if (!reacquire()) {
      mutex.acquire(this);
      own(1);
    }
    return true;
  }

  /**
   * Gives up one level of the lock.
   *
   * @throws IllegalStateException {@code cannot release un-acquired lock}, if the calling thread
   *     does not have it
   */
  @Override
  public void release() {
    if (!isOwned()) {
      throw new IllegalStateException("cannot release un-acquired lock");
    }
    levels--;
    if (levels == 0) {
      disown();
    }
  }

  /** Whether any thread has the lock; new in Python 3.14. */
  @Override
  public boolean locked() {
    return mutex.isHeld();
  }

  @Override
  public String toString() {
    java.lang.Thread thread = owner;
    return "<%s _thread.RLock object owner=%d count=%d at %s>"
        .formatted(
            locked() ? "locked" : "unlocked",
            thread == null ? 0 : thread.getId(),
            levels,
            Repr.address(this));
  }

  @Override
  boolean tryAcquire() {
    if (reacquire()) {
      return true;
    }
    if (!mutex.tryAcquire()) {
      return false;
    }
    own(1);
    return true;
  }

  @Override
  boolean acquireWithin(Duration timeout) {
    Deadline deadline = Deadline.in(timeout); // too long a time-out is refused to the owner as well
    if (reacquire()) {
      return true;
    }
    if (!mutex.acquire(this, deadline)) {
      return false;
    }
    own(1);
    return true;
  }

  @Override
  boolean isOwned() {
    return owner == java.lang.Thread.currentThread();
  }

  @Override
  int releaseAll() {
    int held = levels;
    levels = 0;
    disown();
    return held;
  }

  @Override
  void acquireAll(int held) {
    mutex.acquire(this);
    own(held);
  }

  private boolean reacquire() {
    if (!isOwned()) {
      return false;
    }
    levels++;
    return true;
  }

  private void own(int held) {
    owner = java.lang.Thread.currentThread();
    levels = held;
  }

  private void disown() {
    owner = null;
    mutex.release();
  }
}
