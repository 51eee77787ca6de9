package dev.threadlint.runtime;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Ends the thread that throws it, without a word. Python: {@code SystemExit}, as {@code sys.exit()}
 * raises it.
 *
 * <p>It is an Error so that {@code catch (Exception e)} lets it pass, as {@code except Exception}
 * does. In a task of an executor it is kept in the future and thrown again by {@code result()}. To
 * end the whole program call {@link System#exit}: that waits for non-daemon threads as {@code
 * sys.exit} in the main thread does.
 *
 * <pre>{@code
 * throw new SystemExit();
 * }</pre>
 */
public final class SystemExit extends Error {
  @Serial private static final long serialVersionUID = 1;

  private final transient @Nullable Object code;

  /** Without a code. Python: {@code SystemExit()}. */
  public SystemExit() {
    this(null);
  }

  /** With the exit code or message that Python would give to {@code sys.exit(code)}. */
  public SystemExit(@Nullable Object code) {
    super(code == null ? "" : String.valueOf(code));
    this.code = code;
  }

  /** What was given as code, null if nothing was. */
  public @Nullable Object code() {
    return code;
  }
}
