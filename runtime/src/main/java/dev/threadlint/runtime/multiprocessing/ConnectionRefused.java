package dev.threadlint.runtime.multiprocessing;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/** Nobody listens at that address. Python: {@code ConnectionRefusedError}, an OSError. */
public final class ConnectionRefused extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text. */
  public ConnectionRefused(String message) {
    super(message, new IOException(message));
  }
}
