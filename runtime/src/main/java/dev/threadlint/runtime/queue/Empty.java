package dev.threadlint.runtime.queue;

import java.io.Serial;

/**
 * A queue had no item to give, or got none in time. Python: {@code queue.Empty}, without text.
 *
 * <pre>{@code
 * try {
 *   job = queue.get(Duration.ofSeconds(1));
 * } catch (Empty e) {
 *   // nothing to do for a second
 * }
 * }</pre>
 */
public final class Empty extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Without text, as Python's. */
  public Empty() {
    super("");
  }
}
