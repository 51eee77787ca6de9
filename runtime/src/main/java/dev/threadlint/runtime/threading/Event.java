package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.internal.WaitQueue;
import dev.threadlint.runtime.internal.Waiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A flag that threads can wait for. Python: {@code threading.Event}.
 *
 * <pre>{@code
 * Event started = new Event();
 * new Thread(() -> started.set()).start();
 * started.await();
 * }</pre>
 */
public final class Event {
  /*
   * The flag and the queue of waiters are guarded by the mutex; the flag is volatile for isSet.
   * set() signals each waiter, and a signalled waiter does not look at the flag again: it has been
   * set while it waited, even if clear() came right after.
   */
  private final Mutex mutex = new Mutex();
  private final WaitQueue waiters = new WaitQueue(mutex);
  private volatile boolean flag;

  /** Not set. Python: {@code Event()}. */
  public Event() {}

  /** Python: {@code event.is_set()}. */
  public boolean isSet() {
    return flag;
  }

  /** Sets the flag and wakes all who wait. Python: {@code event.set()}. */
  public void set() {
    mutex.acquire(this);
    try {
      flag = true;
      waiters.wakeAll();
    } finally {
      mutex.release();
    }
  }

  /** Takes the flag back. Python: {@code event.clear()}. */
  public void clear() {
    mutex.acquire(this);
    flag = false;
    mutex.release();
  }

  /** Waits until the flag is set. Python: {@code event.wait()}. Always true. */
  public boolean await() {
    return flag || await(Deadline.NEVER);
  }

  /**
   * Waits until the flag is set, no longer than the time-out. Python: {@code event.wait(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return false if the time ran out
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean await(@Nullable Duration timeout) {
    return flag || await(Deadline.in(timeout));
  }

  @Override
  public String toString() {
    return "<threading.Event at %s: %s>".formatted(Repr.address(this), flag ? "set" : "unset");
  }

  private boolean await(Deadline deadline) {
    mutex.acquire(this);
    if (flag) {
      mutex.release();
      return true;
    }
    Waiter me = waiters.enqueue();
    mutex.release();
    return me.await(this, deadline) || leave(me);
  }

  private boolean leave(Waiter me) {
    mutex.acquire(this);
    waiters.remove(me);
    mutex.release();
    return false;
  }
}
