package dev.threadlint.runtime.multiprocessing;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * The other end went away without having read what was sent to it. Python: {@code
 * ConnectionResetError}, an OSError.
 */
public final class ConnectionReset extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text. */
  public ConnectionReset(String message) {
    super(message, new IOException(message));
  }
}
