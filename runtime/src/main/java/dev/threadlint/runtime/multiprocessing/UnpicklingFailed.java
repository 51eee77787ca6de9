package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What another process sent could not be made into an object again, or was not let through. Python:
 * {@code pickle.UnpicklingError}.
 */
public final class UnpicklingFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** With what went wrong. */
  public UnpicklingFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
