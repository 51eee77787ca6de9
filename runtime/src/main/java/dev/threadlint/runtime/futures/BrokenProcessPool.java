package dev.threadlint.runtime.futures;

import java.io.Serial;

/**
 * A worker died, and with it the pool. Python: {@code
 * concurrent.futures.process.BrokenProcessPool}.
 */
public final class BrokenProcessPool extends BrokenExecutor {
  @Serial private static final long serialVersionUID = 1;

  BrokenProcessPool(String message) {
    super(message);
  }
}
