package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/**
 * The result of a pool did not come in time. Python: {@code multiprocessing.TimeoutError}, which is
 * not the built-in one, and neither is this {@link dev.threadlint.runtime.TimedOut}.
 */
public final class TimedOut extends ProcessError {
  @Serial private static final long serialVersionUID = 1;

  /** Without text, as Python's. */
  public TimedOut() {
    super("");
  }
}
