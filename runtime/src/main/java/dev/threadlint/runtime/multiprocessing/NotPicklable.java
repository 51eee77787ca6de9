package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * An object cannot be copied to another process. Python: {@code pickle.PicklingError}, and the
 * TypeError or AttributeError that pickle raises in its place for some.
 *
 * <p>The text names the class and the path of fields that leads to it.
 */
public final class NotPicklable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** With what cannot travel, and where it was found. */
  public NotPicklable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
