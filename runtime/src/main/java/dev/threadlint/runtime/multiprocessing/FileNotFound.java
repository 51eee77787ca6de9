package dev.threadlint.runtime.multiprocessing;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * There is no file, socket or shared memory of that name. Python: {@code FileNotFoundError}, an
 * OSError.
 */
public final class FileNotFound extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text. */
  public FileNotFound(String message) {
    super(message, new IOException(message));
  }
}
