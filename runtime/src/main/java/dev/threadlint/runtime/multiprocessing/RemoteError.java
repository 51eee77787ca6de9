package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/**
 * Something went wrong in a manager's process that is no error of the method that was called.
 * Python: {@code multiprocessing.managers.RemoteError}.
 */
public final class RemoteError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private static final String FRAME = "-".repeat(75);

  private RemoteError(String message) {
    super(message);
  }

  /** With what the manager says, between two lines. */
  static RemoteError framed(String remote) {
    return new RemoteError("\n" + FRAME + "\n" + remote + FRAME);
  }
}
