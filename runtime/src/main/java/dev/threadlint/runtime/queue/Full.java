package dev.threadlint.runtime.queue;

import java.io.Serial;

/**
 * A queue had no room for an item, or got none in time. Python: {@code queue.Full}, without text.
 *
 * <pre>{@code
 * try {
 *   queue.putNowait(job);
 * } catch (Full e) {
 *   rejected++;
 * }
 * }</pre>
 */
public final class Full extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Without text, as Python's. */
  public Full() {
    super("");
  }
}
