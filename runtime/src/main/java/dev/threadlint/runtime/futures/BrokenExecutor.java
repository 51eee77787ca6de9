package dev.threadlint.runtime.futures;

import java.io.Serial;

/**
 * An executor cannot be used any more: what was submitted fails with this, and so does every later
 * submit. Python: {@code concurrent.futures.BrokenExecutor}, a RuntimeError.
 */
public class BrokenExecutor extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  /** For each kind of executor its own subclass. */
  protected BrokenExecutor(String message) {
    super(message);
  }
}
