package dev.threadlint.runtime.multiprocessing;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * Nobody is left at the other end to receive what is sent. Python: {@code BrokenPipeError}, an
 * OSError.
 */
public final class BrokenPipe extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text. */
  public BrokenPipe(String message) {
    super(message, new IOException(message));
  }
}
