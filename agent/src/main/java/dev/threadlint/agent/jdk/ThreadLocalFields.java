package dev.threadlint.agent.jdk;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** The fields of a thread's map of thread locals. */
public final class ThreadLocalFields {
  private static final @Nullable Class<?> MAP = Fields.type("java.lang.ThreadLocal$ThreadLocalMap");

  private ThreadLocalFields() {}

  /** The table. */
  public static @Nullable VarHandle table() {
    return Fields.find(MAP, "table");
  }

  /** How many entries it has. */
  public static @Nullable VarHandle size() {
    return Fields.find(MAP, "size");
  }

  /** From which size on it grows. */
  public static @Nullable VarHandle threshold() {
    return Fields.find(MAP, "threshold");
  }
}
