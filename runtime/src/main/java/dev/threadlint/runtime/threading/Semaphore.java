package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.internal.WaitQueue;
import dev.threadlint.runtime.internal.Waiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a number of threads in at a time. Python: {@code threading.Semaphore}.
 *
 * <p>Permits belong to nobody: any thread may release. Those who wait are served in order, and
 * nobody overtakes them, as with a fair {@link java.util.concurrent.Semaphore}; but the initial
 * value cannot be negative.
 *
 * <pre>{@code
 * Semaphore gate = new Semaphore(3);
 * try (Guard held = gate.hold()) {
 *   download();
 * }
 * }</pre>
 */
public sealed class Semaphore permits BoundedSemaphore {
  /*
   * The value and the queue of waiters are guarded by the mutex. A released permit goes straight to
   * the longest waiter, who returns without looking at the value; so there are waiters only while
   * the value is zero, and first come is first served.
   */
  final Mutex mutex = new Mutex();
  private final WaitQueue waiters = new WaitQueue(mutex);
  private int value;

  /** With one permit. Python: {@code Semaphore()}. */
  public Semaphore() {
    this(1);
  }

  /**
   * Python: {@code Semaphore(value)}.
   *
   * @throws IllegalArgumentException {@code semaphore initial value must be >= 0}
   */
  public Semaphore(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("semaphore initial value must be >= 0");
    }
    this.value = value;
  }

  /** Takes a permit, waiting as long as it takes. Python: {@code acquire()}. Always true. */
  public boolean acquire() {
    return acquire(Deadline.NEVER);
  }

  /**
   * Takes a permit, waiting for it or not. Python: {@code acquire(blocking)}.
   *
   * @return whether a permit was taken
   */
  public boolean acquire(boolean blocking) {
    return blocking ? acquire() : tryAcquire();
  }

  /**
   * Takes a permit, waiting no longer than the time-out. Python: {@code acquire(timeout=t)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return whether a permit was taken
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean acquire(@Nullable Duration timeout) {
    return acquire(Deadline.in(timeout));
  }

  /**
   * Python: {@code acquire(blocking, timeout)}.
   *
   * @return whether a permit was taken
   * @throws IllegalArgumentException {@code can't specify timeout for non-blocking acquire}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean acquire(boolean blocking, @Nullable Duration timeout) {
    if (!blocking && timeout != null) {
      throw new IllegalArgumentException("can't specify timeout for non-blocking acquire");
    }
    return blocking ? acquire(timeout) : tryAcquire();
  }

  /** Puts one permit back. Python: {@code release()}. See {@link #release(int)}. */
  public void release() {
    release(1);
  }

  /**
   * Puts n permits back and wakes up to n waiters. Python: {@code release(n)}.
   *
   * @throws IllegalArgumentException {@code n must be one or more}
   * @throws ArithmeticException {@code semaphore value too large}, beyond an int; Python's has no
   *     end
   */
  public void release(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be one or more");
    }
    mutex.acquire(this);
    try {
      checkBound((long) value + n);
      handOut(n);
    } finally {
      mutex.release();
    }
  }

  /** Takes a permit until the guard is closed. Python: {@code with semaphore:}. */
  public Guard hold() {
    acquire();
    return new Guard(this::release);
  }

  @Override
  public String toString() {
    return "<threading.%s at %s: value=%s>"
        .formatted(getClass().getSimpleName(), Repr.address(this), describeValue(value));
  }

  /** Called with the mutex held before the value changes. */
  void checkBound(long newValue) {
    if (newValue > Integer.MAX_VALUE) {
      throw new ArithmeticException("semaphore value too large");
    }
  }

  String describeValue(int current) {
    return String.valueOf(current);
  }

  private void handOut(int n) {
    int left = n;
    while (left > 0 && waiters.wakeOne()) {
      left--;
    }
    value += left;
  }

  private boolean tryAcquire() {
    mutex.acquire(this);
    try {
      return takePermit();
    } finally {
      mutex.release();
    }
  }

  private boolean acquire(Deadline deadline) {
    mutex.acquire(this);
    if (takePermit()) {
      mutex.release();
      return true;
    }
    Waiter me = waiters.enqueue();
    mutex.release();
    return me.await(this, deadline) || leave(me);
  }

  private boolean takePermit() {
    if (value == 0) {
      return false;
    }
    value--;
    return true;
  }

  private boolean leave(Waiter me) {
    mutex.acquire(this);
    waiters.remove(me);
    mutex.release();
    return false;
  }
}
