package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AsyncResult} of a pool in a manager. Python: what {@code apply_async} and the like of a
 * {@code manager.Pool()} return.
 *
 * <pre>{@code
 * AsyncResultProxy<Long> primes = pool.applyAsync(Primes::countAll);
 * System.out.println(primes.get(Duration.ofSeconds(10)));
 * }</pre>
 *
 * @param <R> the result
 */
public final class AsyncResultProxy<R extends @Nullable Object> extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  AsyncResultProxy(Token token) {
    super(token);
  }

  /** Waits as long as it takes; see {@link AsyncResult#get(Duration)}. */
  public R get() {
    return get(null);
  }

  /**
   * Waits for the result. Python: {@code result.get(timeout)}.
   *
   * @throws TimedOut if it did not come in time; what the task threw is thrown as it is
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the task made it, and null only if R has it
  public R get(@Nullable Duration timeout) {
    return (R) call("get", timeout);
  }

  /** Waits as long as it takes. Python: {@code result.wait()}. */
  public void await() {
    await(null);
  }

  /** Waits until it is there or the time is up. Python: {@code result.wait(timeout)}. */
  public void await(@Nullable Duration timeout) {
    call("await", timeout);
  }

  /** Python: {@code result.ready()}. */
  public boolean ready() {
    return callBoolean("ready");
  }

  /**
   * Whether the task threw nothing. Python: {@code result.successful()}.
   *
   * @throws IllegalArgumentException {@code … not ready}
   */
  public boolean successful() {
    return callBoolean("successful");
  }
}
