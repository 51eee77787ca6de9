package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.Repr;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The plain lock. Python: {@code threading.Lock}.
 *
 * <p>It is not reentrant: a thread that takes it twice waits for itself. And it belongs to nobody:
 * any thread may release it. Both are unlike {@link java.util.concurrent.locks.ReentrantLock}; a
 * {@code Semaphore(1)} is nearest. Threads that wait get it in order, but one that comes just when
 * it is released may overtake them.
 *
 * <pre>{@code
 * Lock lock = new Lock();
 * lock.acquire();
 * try {
 *   counter++;
 * } finally {
 *   lock.release();
 * }
 * }</pre>
 */
public final class Lock extends Lockable {
  private final Mutex mutex = new Mutex();

  // Who acquired it last and has not seen it released: no rule of this class, a record for tracers.
  // A plain field will do, for a thread asks only whether it finds itself here.
  @SuppressWarnings("UnusedVariable")
  private java.lang.@Nullable Thread holder;

  /** Not locked. Python: {@code Lock()}. */
  public Lock() {}

  @Override
  public boolean acquire() {
    mutex.acquire(this);
    acquired();
    return true;
  }

  /**
   * Frees the lock, whoever acquired it.
   *
   * @throws IllegalStateException {@code release unlocked lock}
   */
  @Override
  public void release() {
    released();
    if (!mutex.releaseIfHeld()) {
      throw new IllegalStateException("release unlocked lock");
    }
  }

  @Override
  public boolean locked() {
    return mutex.isHeld();
  }

  @Override
  public String toString() {
    return "<%s _thread.lock object at %s>"
        .formatted(locked() ? "locked" : "unlocked", Repr.address(this));
  }

  @Override
  boolean tryAcquire() {
    if (!mutex.tryAcquire()) {
      return false;
    }
    acquired();
    return true;
  }

  @Override
  boolean acquireWithin(Duration timeout) {
    if (!mutex.acquire(this, Deadline.in(timeout))) {
      return false;
    }
    acquired();
    return true;
  }

  /** With a lock that belongs to nobody, "owned" can only mean that somebody has it. */
  @Override
  boolean isOwned() {
    return locked();
  }

  @Override
  int releaseAll() {
    release();
    return 1;
  }

  @Override
  void acquireAll(int levels) {
    acquire();
  }

  private void acquired() {
    holder = java.lang.Thread.currentThread();
  }

  private void released() {
    holder = null;
  }
}
