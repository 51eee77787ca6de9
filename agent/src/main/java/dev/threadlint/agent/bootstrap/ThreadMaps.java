package dev.threadlint.agent.bootstrap;

/**
 * Lets a thread's map of thread locals be an object of ours, which has one field more: the thread's
 * state. It is then found with two loads and a type check instead of a look-up in the map.
 *
 * <p>The map's class cannot be written in Java outside of java.lang, so that it and the form of
 * {@link ThreadState} that uses it are made when the jar is built. Our map takes over the table of
 * the one that it replaces, entries and all; code that drops a thread's map only costs a new state.
 */
public final class ThreadMaps {
  private static long table;
  private static long size;
  private static long threshold;

  private ThreadMaps() {}

  /** Looks where a map's fields lie; throws InternalError if this JDK has others. */
  public static void install(Class<?> mapType) {
    table = RawFields.offset(mapType, "table");
    size = RawFields.offset(mapType, "size");
    threshold = RawFields.offset(mapType, "threshold");
  }

  /** The map goes on with what another has; only ever called by the thread whose maps they are. */
  static void adopt(Object map, Object other) {
    RawFields.putReference(map, table, RawFields.getReference(other, table));
    RawFields.putInt(map, size, RawFields.getInt(other, size));
    RawFields.putInt(map, threshold, RawFields.getInt(other, threshold));
  }
}
