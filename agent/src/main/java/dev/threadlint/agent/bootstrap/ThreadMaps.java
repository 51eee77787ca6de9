package dev.threadlint.agent.bootstrap;

import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread's map of thread locals be an object of ours, which has one field more: the thread's
 * state. It is then found with two loads and a type check instead of a look-up in the map.
 *
 * <p>The map's class cannot be written in Java outside of java.lang, so that it and the form of {@link
 * ThreadState} that uses it are made when the jar is built. Our map takes over the table of the one
 * that it replaces, entries and all; code that drops a thread's map only costs a new state.
 */
public final class ThreadMaps {
  private static @Nullable VarHandle table;
  private static @Nullable VarHandle size;
  private static @Nullable VarHandle threshold;

  private ThreadMaps() {}

  /** Gives access to the fields of a map. */
  public static void install(VarHandle tableField, VarHandle sizeField, VarHandle thresholdField) {
    table = tableField;
    size = sizeField;
    threshold = thresholdField;
  }

  /** The map goes on with what another has; only ever called by the thread whose maps they are. */
  static void adopt(Object map, Object other) {
    VarHandle tables = Objects.requireNonNull(table);
    VarHandle sizes = Objects.requireNonNull(size);
    VarHandle thresholds = Objects.requireNonNull(threshold);
    tables.set(map, tables.get(other));
    sizes.set(map, (int) sizes.get(other));
    thresholds.set(map, (int) thresholds.get(other));
  }
}
