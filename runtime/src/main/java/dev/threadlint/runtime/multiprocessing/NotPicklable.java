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

  private final @Nullable String culprit;
  private final @Nullable String path;

  /** With what cannot travel, and where it was found. */
  public NotPicklable(String message, @Nullable Throwable cause) {
    this(message, null, null, cause);
  }

  /**
   * The same, and for programs what the text says to people.
   *
   * @param culprit the class of what cannot travel
   * @param path the fields that lead to it
   */
  public NotPicklable(
      String message, @Nullable String culprit, @Nullable String path, @Nullable Throwable cause) {
    super(message, cause);
    this.culprit = culprit;
    this.path = path;
  }

  /** The class of what cannot travel, {@code java.net.Socket}; null if not known. */
  public @Nullable String culprit() {
    return culprit;
  }

  /** Where that is, {@code Job.client.socket}; null if not known. */
  public @Nullable String path() {
    return path;
  }
}
