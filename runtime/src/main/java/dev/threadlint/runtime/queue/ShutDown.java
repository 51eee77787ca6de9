package dev.threadlint.runtime.queue;

import java.io.Serial;

/**
 * A queue was shut down: no more items go in, or none are left. Python 3.13: {@code
 * queue.ShutDown}, without text.
 *
 * <pre>{@code
 * try {
 *   while (true) {
 *     work(queue.get());
 *   }
 * } catch (ShutDown e) {
 *   // the producer has finished, and all its items have been worked on
 * }
 * }</pre>
 */
public final class ShutDown extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  ShutDown() {
    super("");
  }
}
