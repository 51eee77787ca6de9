package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.FileExists;
import dev.threadlint.runtime.multiprocessing.FileNotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Python's OSErrors. */
public final class OsErrors {
  private OsErrors() {}

  /** A plain OSError with Python's text. */
  public static UncheckedIOException of(String message) {
    return new UncheckedIOException(message, new IOException(message));
  }

  /** What Python would have raised about a file. */
  public static UncheckedIOException of(IOException e) {
    UncheckedIOException error = translated(e);
    if (error.getCause() != e) {
      error.addSuppressed(e);
    }
    return error;
  }

  private static UncheckedIOException translated(IOException e) {
    if (e instanceof FileAlreadyExistsException exists) {
      return new FileExists("[Errno 17] File exists: '" + exists.getFile() + "'");
    } else if (e instanceof NoSuchFileException missing) {
      return new FileNotFound("[Errno 2] No such file or directory: '" + missing.getFile() + "'");
    }
    String message = String.valueOf(e.getMessage());
    // The JDK has no type for it, and gives on what the system says.
    return message.contains("No space left on device")
        ? of("[Errno 28] No space left on device")
        : new UncheckedIOException(message, e);
  }
}
