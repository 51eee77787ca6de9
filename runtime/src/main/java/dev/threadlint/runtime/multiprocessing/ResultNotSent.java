package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/**
 * A task was done, but its result, or what it threw, cannot travel. Python: {@code
 * multiprocessing.pool.MaybeEncodingError}.
 */
public final class ResultNotSent extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text: {@code Error sending result: '…'. Reason: '…'}. */
  public ResultNotSent(String value, String reason) {
    super("Error sending result: '" + value + "'. Reason: '" + reason + "'");
  }
}
