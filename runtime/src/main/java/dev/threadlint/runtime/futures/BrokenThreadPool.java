package dev.threadlint.runtime.futures;

import java.io.Serial;

/**
 * An initializer failed, and with it the pool. Python: {@code
 * concurrent.futures.thread.BrokenThreadPool}.
 */
public final class BrokenThreadPool extends BrokenExecutor {
  @Serial private static final long serialVersionUID = 1;

  BrokenThreadPool(String message) {
    super(message);
  }
}
