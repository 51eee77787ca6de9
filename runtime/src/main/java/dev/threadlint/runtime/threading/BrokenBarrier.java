package dev.threadlint.runtime.threading;

import java.io.Serial;

/**
 * A barrier was reset, aborted or timed out. Python: {@code threading.BrokenBarrierError}.
 *
 * <pre>{@code
 * try {
 *   barrier.await();
 * } catch (BrokenBarrier e) {
 *   barrier.reset();
 * }
 * }</pre>
 */
public final class BrokenBarrier extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  /** Without text, as Python's. */
  public BrokenBarrier() {
    super("");
  }
}
