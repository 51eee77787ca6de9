package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Waiter;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads wait until another one says that something has changed. Python: {@code
 * threading.Condition}.
 *
 * <p>{@code wait} and {@code notify}, which Object has made final, are called {@code await} and
 * {@code signal} here. The longest waiter is woken first, and it runs only when the signalling
 * thread has released the lock. A signal without waiter is not remembered. No thread wakes without
 * signal.
 *
 * <pre>{@code
 * try (Guard held = condition.hold()) {
 *   condition.waitFor(() -> !items.isEmpty());
 *   items.remove(0);
 * }
 * }</pre>
 *
 * <p>The same with a monitor: {@code synchronized (m) { while (items.isEmpty()) m.wait(); … }}.
 */
public final class Condition {
  /*
   * CPython's algorithm: every waiting thread has a waiter of its own in a queue, and a signal goes
   * to the one at the head. The queue is a concurrent one because a plain Lock belongs to nobody:
   * "owned" then only means that somebody has it, and two threads may well be in here at once.
   */
  private final Lockable lock;
  private final ConcurrentLinkedQueue<Waiter> waiters = new ConcurrentLinkedQueue<>();

  /** On a new RLock. Python: {@code Condition()}. */
  public Condition() {
    this(new RLock());
  }

  /** On a lock that other conditions may use too. Python: {@code Condition(lock)}. */
  public Condition(Lockable lock) {
    this.lock = lock;
  }

  /** Python: {@code condition.acquire()}; see {@link Lockable#acquire()}. */
  public boolean acquire() {
    return lock.acquire();
  }

  /** Python: {@code condition.acquire(blocking)}; see {@link Lockable#acquire(boolean)}. */
  public boolean acquire(boolean blocking) {
    return lock.acquire(blocking);
  }

  /** Python: {@code condition.acquire(timeout=t)}; see {@link Lockable#acquire(Duration)}. */
  public boolean acquire(Duration timeout) {
    return lock.acquire(timeout);
  }

  /** Python: {@code condition.release()}; see {@link Lockable#release()}. */
  public void release() {
    lock.release();
  }

  /** Python 3.14: {@code condition.locked()}; see {@link Lockable#locked()}. */
  public boolean locked() {
    return lock.locked();
  }

  /** Takes the lock until the guard is closed. Python: {@code with condition:}. */
  public Guard hold() {
    return lock.hold();
  }

  /**
   * Releases the lock, waits for a signal and takes the lock again. Python: {@code
   * condition.wait()}. Always true.
   *
   * @throws IllegalStateException {@code cannot wait on un-acquired lock}
   */
  public boolean await() {
    return await(Deadline.NEVER);
  }

  /**
   * Releases the lock on all its levels, waits for a signal no longer than the time-out and takes
   * the lock again on all levels, however long that takes. Python: {@code condition.wait(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return false if the time ran out
   * @throws IllegalStateException {@code cannot wait on un-acquired lock}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean await(@Nullable Duration timeout) {
    requireOwned("cannot wait on un-acquired lock");
    return await(Deadline.in(timeout));
  }

  /**
   * Waits until the predicate is true. Python: {@code condition.wait_for(predicate)}. Always true.
   *
   * @throws IllegalStateException {@code cannot wait on un-acquired lock}, unless it is true at
   *     once
   */
  public boolean waitFor(BooleanSupplier predicate) {
    return waitFor(predicate, null);
  }

  /**
   * Waits until the predicate is true or the time is up, all wake-ups together. Python: {@code
   * condition.wait_for(predicate, timeout)}.
   *
   * <p>The predicate is called with the lock held, first before any waiting.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return the last value of the predicate
   * @throws IllegalStateException {@code cannot wait on un-acquired lock}, unless it is true at
   *     once
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean waitFor(BooleanSupplier predicate, @Nullable Duration timeout) {
    return waitForValue(predicate::getAsBoolean, value -> value, timeout);
  }

  /**
   * Waits until a value is as wanted and returns the last one. In Python every value counts as true
   * or false, so {@code wait_for} itself does this; Java has to be told.
   *
   * <pre>{@code
   * String job = condition.waitForValue(jobs::peek, j -> j != null, Duration.ofSeconds(1));
   * }</pre>
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return the last value, wanted or not
   * @throws IllegalStateException {@code cannot wait on un-acquired lock}, unless wanted at once
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public <T extends @Nullable Object> T waitForValue(
      Supplier<T> value, Predicate<? super T> wanted, @Nullable Duration timeout) {
    T last = value.get();
    if (wanted.test(last)) {
      return last;
    }
    // As in Python even no time at all lets the lock go for a moment, and so needs it.
    requireOwned("cannot wait on un-acquired lock");
    Deadline deadline = Deadline.in(timeout);
    do {
      await(deadline);
      last = value.get();
    } while (!wanted.test(last) && !deadline.hasPassed());
    return last;
  }

  /** Wakes the longest waiter. Python: {@code condition.notify()}. See {@link #signal(int)}. */
  public void signal() {
    signal(1);
  }

  /**
   * Wakes the n longest waiters, or as many as there are. Python: {@code condition.notify(n)}.
   *
   * @param n zero or less wakes nobody
   * @throws IllegalStateException {@code cannot notify on un-acquired lock}
   */
  public void signal(int n) {
    requireOwned("cannot notify on un-acquired lock");
    int left = n;
    Waiter waiter;
    while (left > 0 && (waiter = waiters.poll()) != null) {
      if (waiter.signal()) {
        left--;
      }
    }
  }

  /**
   * Wakes all waiters. Python: {@code condition.notify_all()}.
   *
   * @throws IllegalStateException {@code cannot notify on un-acquired lock}
   */
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return "<Condition(%s, %d)>".formatted(lock, waiters.size());
  }

  private boolean await(Deadline deadline) {
    requireOwned("cannot wait on un-acquired lock");
    Waiter me = new Waiter();
    waiters.add(me);
    int levels = releaseOrLeave(me);
    boolean signalled = me.await(this, deadline);
    if (!signalled) {
      waiters.remove(me);
    }
    lock.acquireAll(levels);
    return signalled;
  }

  private int releaseOrLeave(Waiter me) {
    try {
      return lock.releaseAll();
    } catch (IllegalStateException e) {
      // Somebody else released the plain Lock just now. A waiter left behind would eat a signal.
      waiters.remove(me);
      throw e;
    }
  }

  private void requireOwned(String message) {
    if (!lock.isOwned()) {
      throw new IllegalStateException(message);
    }
  }
}
