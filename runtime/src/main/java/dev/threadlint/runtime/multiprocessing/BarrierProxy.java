package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A {@link dev.threadlint.runtime.threading.Barrier} in a manager, with that one's rules. Python:
 * {@code multiprocessing.managers.BarrierProxy}.
 *
 * <pre>{@code
 * BarrierProxy barrier = manager.barrier(2);
 * int index = barrier.await();
 * }</pre>
 */
public final class BarrierProxy extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  BarrierProxy(Token token) {
    super(token);
  }

  /**
   * Python: {@code wait()}.
   *
   * @throws dev.threadlint.runtime.threading.BrokenBarrier if the barrier is or becomes broken
   */
  public int await() {
    return callInt("await");
  }

  /** Python: {@code wait(timeout)}; see {@link #await()}. */
  public int await(@Nullable Duration limit) {
    return callInt("await", limit);
  }

  /** Python: {@code reset()}. */
  public void reset() {
    call("reset");
  }

  /** Python: {@code abort()}. */
  public void abort() {
    call("abort");
  }

  /** Python: {@code proxy.parties}. */
  public int parties() {
    return callInt("parties");
  }

  /** Python: {@code proxy.n_waiting}. */
  public int nWaiting() {
    return callInt("nWaiting");
  }

  /** Python: {@code proxy.broken}. */
  public boolean broken() {
    return callBoolean("broken");
  }
}
