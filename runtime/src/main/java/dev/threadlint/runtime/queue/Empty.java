package dev.threadlint.runtime.queue;

import java.io.Serial;

/** A queue had no item to give. Python: {@code queue.Empty}. */
public final class Empty extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Empty() {
    super("");
  }
}
