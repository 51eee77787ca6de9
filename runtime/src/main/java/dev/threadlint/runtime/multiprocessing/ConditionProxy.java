package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import java.io.Serial;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link dev.threadlint.runtime.threading.Condition} in a manager, with that one's rules and
 * texts. Python: {@code multiprocessing.managers.ConditionProxy}.
 *
 * <pre>{@code
 * try (Guard held = condition.hold()) {
 *   condition.waitFor(() -> jobs.len() > 0);
 * }
 * }</pre>
 */
public final class ConditionProxy extends AcquirerProxy {
  @Serial private static final long serialVersionUID = 1;

  ConditionProxy(Token token) {
    super(token);
  }

  /**
   * Waits for a signal. Python: {@code wait()}. Always true.
   *
   * @throws IllegalStateException {@code cannot wait on un-acquired lock}
   */
  public boolean await() {
    return callBoolean("await");
  }

  /** Python: {@code wait(timeout)}; see {@link #await()}. False if the time ran out. */
  public boolean await(@Nullable Duration timeout) {
    return callBoolean("await", timeout);
  }

  /** Waits until the predicate, which is called here, is true. Python: {@code wait_for(f)}. */
  public boolean waitFor(BooleanSupplier predicate) {
    return waitFor(predicate, null);
  }

  /** Python: {@code wait_for(predicate, timeout)}. Returns its last value. */
  public boolean waitFor(BooleanSupplier predicate, @Nullable Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    boolean result = predicate.getAsBoolean();
    while (!result && !deadline.hasPassed()) {
      await(deadline.isNever() ? null : Duration.ofNanos(deadline.nanosLeft()));
      result = predicate.getAsBoolean();
    }
    return result;
  }

  /** Wakes the longest waiter. Python: {@code notify()}. */
  public void signal() {
    call("signal");
  }

  /**
   * Wakes the n longest waiters. Python: {@code notify(n)}.
   *
   * @throws IllegalStateException {@code cannot notify on un-acquired lock}
   */
  public void signal(int n) {
    call("signal", n);
  }

  /** Wakes all waiters. Python: {@code notify_all()}. */
  public void signalAll() {
    call("signalAll");
  }
}
