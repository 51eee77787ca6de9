package dev.threadlint.runtime;

import java.io.Serial;

/**
 * A result did not come in time. Python: the built-in {@code TimeoutError}, which is also {@code
 * concurrent.futures.TimeoutError}.
 *
 * <p>Unchecked, unlike {@link java.util.concurrent.TimeoutException}, so that ported code need not
 * declare what Python did not.
 *
 * <pre>{@code
 * try {
 *   future.result(Duration.ofSeconds(1));
 * } catch (TimedOut e) {
 *   // still running
 * }
 * }</pre>
 */
public final class TimedOut extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** With no text, as most of Python's. */
  public TimedOut() {
    this("");
  }

  /** Python: {@code TimeoutError(message)}. */
  public TimedOut(String message) {
    super(message);
  }
}
