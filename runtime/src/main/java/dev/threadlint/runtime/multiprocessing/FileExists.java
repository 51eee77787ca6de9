package dev.threadlint.runtime.multiprocessing;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/** What was to be made is there already. Python: {@code FileExistsError}, an OSError. */
public final class FileExists extends UncheckedIOException {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text. */
  public FileExists(String message) {
    super(message, new IOException(message));
  }
}
