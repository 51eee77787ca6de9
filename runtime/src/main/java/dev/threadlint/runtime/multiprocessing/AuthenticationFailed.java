package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/** Two ends have different keys. Python: {@code multiprocessing.AuthenticationError}. */
public final class AuthenticationFailed extends ProcessError {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text: which side refused. */
  public AuthenticationFailed(String message) {
    super(message);
  }
}
