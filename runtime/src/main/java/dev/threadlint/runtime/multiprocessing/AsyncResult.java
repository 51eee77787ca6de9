package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.internal.WaitQueue;
import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task of a pool, which may be still to come. Python: {@code
 * multiprocessing.pool.AsyncResult}.
 *
 * <p>What a task threw, and nobody gets, is lost without a word.
 *
 * <pre>{@code
 * AsyncResult<Long> primes = pool.applyAsync(() -> Primes.countBelow(1_000_000));
 * System.out.println(primes.get(Duration.ofSeconds(10)));
 * }</pre>
 *
 * @param <R> the result
 */
public final class AsyncResult<R extends @Nullable Object> {
  private static final System.Logger LOGGER = System.getLogger("multiprocessing");

  private final String kind;
  private final @Nullable Consumer<? super R> callback;
  private final @Nullable Consumer<? super Throwable> errorCallback;
  private final Mutex mutex = new Mutex();
  private final WaitQueue waiting = new WaitQueue(mutex);
  private volatile @Nullable Outcome outcome;

  AsyncResult(
      String kind,
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super Throwable> errorCallback) {
    this.kind = kind;
    this.callback = callback;
    this.errorCallback = errorCallback;
  }

  /** Waits as long as it takes; see {@link #get(Duration)}. */
  public R get() {
    return get(null);
  }

  /**
   * Waits for the result. Python: {@code result.get(timeout)}.
   *
   * <p>If the task threw something, it is thrown here, each time, with a {@link RemoteTraceback} as
   * its cause if it comes from another process.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @throws TimedOut if it did not come in time
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the task made it, and null only if R has it
  public R get(@Nullable Duration timeout) {
    await(timeout);
    Outcome known = outcome;
    if (known == null) {
      throw new TimedOut();
    }
    if (known.thrown() != null) {
      throw Thrown.again(known.thrown());
    }
    return (R) known.value();
  }

  /** Waits as long as it takes. Python: {@code result.wait()}. */
  public void await() {
    await(null);
  }

  /** Waits until it is there or the time is up. Python: {@code result.wait(timeout)}. */
  public void await(@Nullable Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    mutex.acquire(this);
    try {
      while (outcome == null && waiting.await(this, deadline)) {
        // woken by the outcome
      }
    } finally {
      mutex.release();
    }
  }

  /** Python: {@code result.ready()}. */
  public boolean ready() {
    return outcome != null;
  }

  /**
   * Whether the task threw nothing. Python: {@code result.successful()}.
   *
   * @throws IllegalArgumentException {@code <multiprocessing.pool.ApplyResult object at …> not
   *     ready}
   */
  public boolean successful() {
    Outcome known = outcome;
    if (known == null) {
      throw new IllegalArgumentException(this + " not ready");
    }
    return known.thrown() == null;
  }

  /** {@code <multiprocessing.pool.ApplyResult object at 0x7f>}. */
  @Override
  public String toString() {
    return "<multiprocessing.pool.%s object at %s>".formatted(kind, Repr.address(this));
  }

  void complete(Outcome reached) {
    runCallback(reached);
    completeSilently(reached);
  }

  /** Without callback: nothing was done. */
  void completeSilently(Outcome reached) {
    mutex.acquire(this);
    try {
      outcome = reached;
      waiting.wakeAll();
    } finally {
      mutex.release();
    }
  }

  /** CPython's pool hangs after a callback that raises; this one says so and goes on. */
  @SuppressWarnings({"unchecked", "NullAway"})
  private void runCallback(Outcome reached) {
    try {
      if (reached.thrown() == null && callback != null) {
        callback.accept((R) reached.value());
      } else if (reached.thrown() != null && errorCallback != null) {
        tell(errorCallback, reached.thrown());
      }
    } catch (Throwable e) { // an assertion that fails must not take the pool's thread along either
      LOGGER.log(Level.ERROR, "exception calling callback of " + this, e);
    }
  }

  private static void tell(Consumer<? super Throwable> errorCallback, Throwable thrown) {
    errorCallback.accept(thrown);
  }
}
