package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Lock} and {@link RLock} have in common, and what a {@link Condition}, a {@link Value}
 * and an {@link Array} can be made on.
 */
public abstract sealed class Lockable implements Serializable permits Lock, RLock {
  @Serial private static final long serialVersionUID = 1;

  Lockable() {}

  /** Waits for the lock as long as it takes. Python: {@code lock.acquire()}. Always true. */
  public boolean acquire() {
    return acquire(Deadline.NEVER);
  }

  /**
   * Takes the lock, waiting for it or not. Python: {@code lock.acquire(block)}.
   *
   * @return whether the calling thread has the lock now
   */
  public boolean acquire(boolean block) {
    return block ? acquire() : tryAcquire();
  }

  /**
   * Waits for the lock no longer than the time-out. Python: {@code lock.acquire(timeout=t)}.
   *
   * @param timeout zero or less does not wait, unlike that of {@link
   *     dev.threadlint.runtime.threading.Lock}; null waits for ever
   * @return whether the calling thread has the lock now
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean acquire(@Nullable Duration timeout) {
    return acquire(Deadline.in(timeout));
  }

  /**
   * Python: {@code lock.acquire(block, timeout)}.
   *
   * @param timeout not looked at if block is false
   * @return whether the calling thread has the lock now
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean acquire(boolean block, @Nullable Duration timeout) {
    return block ? acquire(timeout) : tryAcquire();
  }

  /** Gives the lock up. Python: {@code lock.release()}. */
  public abstract void release();

  /** Whether any thread of any process has the lock. Python 3.14: {@code lock.locked()}. */
  public abstract boolean locked();

  /**
   * Takes the lock until the guard is closed. Python: {@code with lock:}.
   *
   * @return what releases the lock, once, when it is closed
   */
  public Guard hold() {
    acquire();
    return new Guard(this::release);
  }

  abstract boolean tryAcquire();

  abstract boolean acquire(Deadline deadline);

  /** Whether the calling thread has it. */
  abstract boolean isMine();

  /** Gives up every level of the lock and returns how many there were. */
  abstract int releaseAll();

  /** Takes the lock back with that many levels. */
  abstract void acquireAll(int levels);
}
