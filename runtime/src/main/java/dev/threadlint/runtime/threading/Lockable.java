package dev.threadlint.runtime.threading;

import java.time.Duration;

/**
 * What {@link Lock} and {@link RLock} have in common, and what a {@link Condition} can be made on.
 * In Python it is enough to have the methods; here there are these two.
 */
public abstract sealed class Lockable permits Lock, RLock {
  private static final Duration FOR_EVER = Duration.ofSeconds(-1);

  Lockable() {}

  /** Waits for the lock as long as it takes. Python: {@code lock.acquire()}. Always true. */
  public abstract boolean acquire();

  /**
   * Takes the lock, waiting for it or not. Python: {@code lock.acquire(blocking)}.
   *
   * @return whether the calling thread has the lock now
   */
  public boolean acquire(boolean blocking) {
    return blocking ? acquire() : tryAcquire();
  }

  /**
   * Waits for the lock no longer than the time-out. Python: {@code lock.acquire(timeout=t)}.
   *
   * @param timeout zero does not wait; -1 s waits for ever as in Python
   * @return whether the calling thread has the lock now
   * @throws IllegalArgumentException {@code timeout value must be a non-negative number}, for any
   *     other negative time-out
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   * @throws NullPointerException {@code 'NoneType' object cannot be interpreted as an integer}
   */
  public boolean acquire(Duration timeout) {
    return acquire(true, timeout);
  }

  /**
   * Python: {@code lock.acquire(blocking, timeout)}.
   *
   * @throws IllegalArgumentException {@code can't specify a timeout for a non-blocking call},
   *     unless the time-out is -1 s; otherwise as {@link #acquire(Duration)}
   */
  @SuppressWarnings("ConstantValue") // the null check gives callers without NullAway Python's text
  public boolean acquire(boolean blocking, Duration timeout) {
    if (timeout == null) {
      throw new NullPointerException("'NoneType' object cannot be interpreted as an integer");
    }
    boolean forEver = timeout.equals(FOR_EVER);
    if (!blocking && !forEver) {
      throw new IllegalArgumentException("can't specify a timeout for a non-blocking call");
    }
    if (!forEver && timeout.isNegative()) {
      throw new IllegalArgumentException("timeout value must be a non-negative number");
    }
    return forEver ? acquire(blocking) : acquireWithin(timeout);
  }

  /** Gives the lock up. Python: {@code lock.release()}. */
  public abstract void release();

  /** Whether any thread has the lock. Python: {@code lock.locked()}. */
  public abstract boolean locked();

  /**
   * Takes the lock until the guard is closed. Python: {@code with lock:}.
   *
   * <pre>{@code
   * try (Guard held = lock.hold()) {
   *   counter++;
   * }
   * }</pre>
   *
   * @return what releases the lock, once, when it is closed
   */
  public Guard hold() {
    acquire();
    return new Guard(this::release);
  }

  abstract boolean tryAcquire();

  /** Waits for at most a time-out that is not negative. */
  abstract boolean acquireWithin(Duration timeout);

  /** Whether the calling thread may wait on or signal a condition of this lock. */
  abstract boolean isOwned();

  /** Gives up every level of the lock and returns how many there were. */
  abstract int releaseAll();

  /** Takes the lock back with that many levels. */
  abstract void acquireAll(int levels);
}
