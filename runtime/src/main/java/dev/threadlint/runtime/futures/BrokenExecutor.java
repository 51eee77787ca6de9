package dev.threadlint.runtime.futures;

import java.io.Serial;

/** An executor cannot be used any more. Python: {@code concurrent.futures.BrokenExecutor}. */
public class BrokenExecutor extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  protected BrokenExecutor(String message) {
    super(message);
  }
}
