package dev.threadlint.runtime.queue;

import java.io.Serial;

/** A queue was shut down. Python: {@code queue.ShutDown}. */
public final class ShutDown extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  ShutDown() {
    super("");
  }
}
