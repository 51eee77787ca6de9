package dev.threadlint.runtime.multiprocessing.internal;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/** What may come out of bytes that another process sent. */
public final class TravelFilter {
  /*
   * Whoever sends has proved the key, so this is the second line: it bounds how deep an object
   * goes and keeps out JDK classes that act when they are read and that nobody sends. The filter of
   * the JVM (jdk.serialFilter) and one that the program gives are asked first.
   */
  private static final ObjectInputFilter OURS =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=2000;!java.rmi.**;!sun.rmi.**;!javax.management.**;!com.sun.jndi.**;"
              + "!com.sun.rowset.**;!com.sun.org.apache.xalan.**;!javax.naming.**");

  private static volatile ObjectInputFilter current = withOurs(null);

  private TravelFilter() {}

  static ObjectInputFilter current() {
    return current;
  }

  /** Adds the program's own filter, null for none. */
  public static void set(@Nullable ObjectInputFilter own) {
    current = withOurs(own);
  }

  private static ObjectInputFilter withOurs(@Nullable ObjectInputFilter own) {
    ObjectInputFilter ofTheJvm =
        ObjectInputFilter.merge(OURS, ObjectInputFilter.Config.getSerialFilter());
    return own == null ? ofTheJvm : ObjectInputFilter.merge(own, ofTheJvm);
  }
}
