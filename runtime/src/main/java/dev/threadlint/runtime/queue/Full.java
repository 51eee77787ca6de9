package dev.threadlint.runtime.queue;

import java.io.Serial;

/** A queue had no room for an item. Python: {@code queue.Full}. */
public final class Full extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Full() {
    super("");
  }
}
