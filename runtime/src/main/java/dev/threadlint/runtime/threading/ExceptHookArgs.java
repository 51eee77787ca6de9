package dev.threadlint.runtime.threading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link ExceptHook} is told. Python: {@code threading.ExceptHookArgs}.
 *
 * @param excType the class of what was thrown
 * @param excValue what was thrown
 * @param excTraceback its stack trace, innermost call first (Python's is the other way round)
 * @param thread the thread that failed, null if it is not known
 */
public record ExceptHookArgs(
    Class<? extends Throwable> excType,
    Throwable excValue,
    List<StackTraceElement> excTraceback,
    @Nullable Thread thread) {

  public ExceptHookArgs {
    excTraceback = List.copyOf(excTraceback);
  }

  static ExceptHookArgs of(Throwable thrown, @Nullable Thread thread) {
    return new ExceptHookArgs(thrown.getClass(), thrown, List.of(thrown.getStackTrace()), thread);
  }
}
