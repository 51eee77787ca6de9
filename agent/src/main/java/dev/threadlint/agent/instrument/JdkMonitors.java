package dev.threadlint.agent.instrument;

import dev.threadlint.agent.instrument.monitor.MapBins;
import java.util.Set;

/** The JDK's classes whose own monitors are known to be taken in opposite orders by programs. */
final class JdkMonitors {
  private static final Set<String> CLASSES =
      Set.of(
          "java/util/Vector",
          "java/util/Hashtable",
          "java/util/Stack",
          "java/util/Properties",
          "java/util/Timer",
          "java/util/TimerThread",
          "java/util/TimerTask",
          "java/io/PrintStream",
          "java/io/PrintWriter",
          "java/io/BufferedWriter",
          "java/io/BufferedOutputStream",
          "java/io/BufferedReader",
          "sun/nio/cs/StreamEncoder",
          MapBins.MAP);
  private static final String SYNCHRONIZED_COLLECTIONS = "java/util/Collections$Synchronized";
  private static final String LOGGING = "java/util/logging/";
  private static final String BEANS = "java/beans/";

  private JdkMonitors() {}

  /** Whether a class is one of them; the name is the internal one. */
  static boolean contains(String className) {
    return CLASSES.contains(className)
        || className.startsWith(SYNCHRONIZED_COLLECTIONS)
        || className.startsWith(LOGGING)
        || className.startsWith(BEANS);
  }

  /** A quick no for most classes by their name with dots. */
  static boolean mayContain(String name) {
    return name.startsWith("java.util.")
        || name.startsWith("java.io.")
        || name.startsWith("java.beans.")
        || name.startsWith("sun.nio.cs.");
  }
}
