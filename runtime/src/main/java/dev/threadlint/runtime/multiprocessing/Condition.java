package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.Place;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedWord;
import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads of all processes wait until another one says that something has changed. Python:
 * {@code multiprocessing.Condition}.
 *
 * <p>{@code wait} and {@code notify}, which Object has made final, are called {@code await} and
 * {@code signal} here. The longest waiter is woken first. A signal without waiter is not
 * remembered; no thread wakes without signal; a waiter that dies takes no signal with it.
 *
 * <pre>{@code
 * try (Guard held = condition.hold()) {
 *   condition.waitFor(() -> state.intValue() == 4);
 * }
 * }</pre>
 */
public final class Condition implements Serializable {
  /*
   * The queue is the broker's. A waiter enters it before it lets the lock go, and a signal has been
   * given when signal() returns, still under the lock; so the queue changes in the order in which
   * processes have the lock. The word counts the waiters: without any, a signal asks nobody.
   */
  @Serial private static final long serialVersionUID = 1;

  private final Lockable lock;
  private final transient SharedFile file;
  private final transient SharedWord waiters;

  /** On a new RLock. Python: {@code Condition()}. */
  public Condition() {
    this(new RLock());
  }

  /** On a lock that other conditions may use too. Python: {@code Condition(lock)}. */
  public Condition(Lockable lock) {
    this(lock, SharedFile.create(SharedWord.BYTES));
  }

  private Condition(Lockable lock, SharedFile file) {
    this.lock = lock;
    this.file = file;
    this.waiters = file.word(0);
  }

  /** Python: {@code condition.acquire()}; see {@link Lockable#acquire()}. */
  public boolean acquire() {
    return lock.acquire();
  }

  /** Python: {@code condition.acquire(block)}; see {@link Lockable#acquire(boolean)}. */
  public boolean acquire(boolean block) {
    return lock.acquire(block);
  }

  /** Python: {@code condition.acquire(timeout=t)}; see {@link Lockable#acquire(Duration)}. */
  public boolean acquire(@Nullable Duration timeout) {
    return lock.acquire(timeout);
  }

  /** Python: {@code condition.release()}; see {@link Lockable#release()}. */
  public void release() {
    lock.release();
  }

  /** Takes the lock until the guard is closed. Python: {@code with condition:}. */
  public Guard hold() {
    return lock.hold();
  }

  /**
   * Releases the lock, waits for a signal and takes the lock again. Python: {@code
   * condition.wait()}. Always true.
   *
   * @throws AssertionError {@code must acquire() condition before using wait()}
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
   * @throws AssertionError {@code must acquire() condition before using wait()}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean await(@Nullable Duration timeout) {
    return await(Deadline.in(timeout));
  }

  /**
   * Waits until the predicate is true. Python: {@code condition.wait_for(predicate)}. Always true.
   *
   * @throws AssertionError {@code must acquire() condition before using wait()}, unless it is true
   *     at once
   */
  public boolean waitFor(BooleanSupplier predicate) {
    return waitFor(predicate, null);
  }

  /**
   * Waits until the predicate is true or the time is up, all wake-ups together. Python: {@code
   * condition.wait_for(predicate, timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return the last value of the predicate
   * @throws AssertionError {@code must acquire() condition before using wait()}, unless it is true
   *     at once
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean waitFor(BooleanSupplier predicate, @Nullable Duration timeout) {
    return waitForValue(predicate::getAsBoolean, value -> value, timeout);
  }

  /**
   * Waits until a value is as wanted and returns the last one, as Python's {@code wait_for} does.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return the last value, wanted or not
   * @throws AssertionError {@code must acquire() condition before using wait()}, unless wanted at
   *     once
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public <T extends @Nullable Object> T waitForValue(
      Supplier<T> value, Predicate<? super T> wanted, @Nullable Duration timeout) {
    T last = value.get();
    if (wanted.test(last)) {
      return last;
    }
    // Unlike that of threading, this one does not let the lock go if there is no time at all.
    Deadline deadline = Deadline.in(timeout);
    while (!wanted.test(last) && !deadline.hasPassed()) {
      await(deadline);
      last = value.get();
    }
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
   * @throws AssertionError {@code lock is not owned}
   */
  public void signal(int n) {
    if (!lock.isMine()) {
      throw new AssertionError("lock is not owned");
    }
    waiters.signal(n);
  }

  /**
   * Wakes all waiters. Python: {@code condition.notify_all()}.
   *
   * @throws AssertionError {@code lock is not owned}
   */
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  /** {@code <Condition(<RLock(None, 0)>, 0)>}: the lock, and how many wait. */
  @Override
  public String toString() {
    return "<Condition(%s, %d)>".formatted(lock, waiters.get());
  }

  boolean await(Deadline deadline) {
    if (!lock.isMine()) {
      throw new AssertionError("must acquire() condition before using wait()");
    }
    Place place = waiters.enqueueForSignal();
    waiters.add(1);
    int levels = lock.releaseAll();
    try {
      return place.await(this, deadline);
    } finally {
      waiters.add(-1);
      lock.acquireAll(levels);
    }
  }

  @Serial
  private Object writeReplace() {
    Spawning.handOver("Condition", this);
    return new Handle(lock, file.handle());
  }

  private record Handle(Lockable lock, long file) implements Serializable {
    @Serial
    private Object readResolve() {
      return new Condition(lock, SharedFile.attach(file));
    }
  }
}
