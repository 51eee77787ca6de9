package dev.threadlint.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whose monitors are traced. */
public final class ClassFilter {
  // Never traced: the JDK but for JDK_MONITORS, this tool, and agents that work beside it.
  private static final String[] IGNORED = {
    "java/",
    "javax/",
    "jdk/",
    "sun/",
    "com/sun/",
    "org/graalvm/",
    "dev/threadlint/agent/",
    "dev/threadlint/reports/",
    "dev/threadlint/shaded/",
    "org/jacoco/agent/",
    "io/opentelemetry/javaagent/",
    "datadog/trace/",
    "com/newrelic/agent/",
    "co/elastic/apm/agent/",
    "net/bytebuddy/agent/",
    "org/openjdk/jmh/infra/",
    "com/intellij/rt/"
  };

  // Generated at run time, without source to point at.
  private static final String[] GENERATED = {
    "$$EnhancerBy",
    "$$FastClassBy",
    "$$SpringCGLIB",
    "$$Lambda",
    "$Proxy",
    "$HibernateProxy$",
    "$MockitoMock$",
    "GeneratedMethodAccessor",
    "GeneratedConstructorAccessor"
  };

  // The JDK's classes whose own monitors are known to be taken in opposite orders by programs.
  private static final String[] JDK_MONITORS = {
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
    "sun/nio/cs/StreamEncoder"
  };
  private static final String[] JDK_MONITOR_FAMILIES = {
    "java/util/Collections$Synchronized", "java/util/logging/", "java/beans/"
  };

  private final String[] includes;
  private final String[] excludes;
  private final boolean jdkMonitors;

  /**
   * @param includes packages or classes to trace, dots, {@code *} at the end allowed; empty for all
   * @param excludes packages or classes not to trace
   * @param jdkMonitors whether the JDK's own monitors are traced
   */
  public ClassFilter(List<String> includes, List<String> excludes, boolean jdkMonitors) {
    this.includes = prefixes(includes);
    this.excludes = prefixes(excludes);
    this.jdkMonitors = jdkMonitors;
  }

  private static String[] prefixes(List<String> patterns) {
    String[] prefixes = new String[patterns.size()];
    for (int i = 0; i < prefixes.length; i++) {
      String pattern = patterns.get(i).replace('.', '/');
      prefixes[i] = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
    }
    return prefixes;
  }

  /** Whether the monitors of a class are traced; the name is the internal one. */
  boolean traces(@Nullable ClassLoader loader, String className) {
    if (className.equals(SelfTest.TARGET)) {
      return true;
    }
    if (loader == null) {
      return jdkMonitors && isJdkMonitor(className);
    }
    if (startsWithAny(className, IGNORED)) {
      return jdkMonitors && isJdkMonitor(className);
    }
    return !containsAny(className, GENERATED)
        && !startsWithAny(className, excludes)
        && (includes.length == 0 || startsWithAny(className, includes));
  }

  private static boolean isJdkMonitor(String className) {
    for (String name : JDK_MONITORS) {
      if (name.equals(className)) {
        return true;
      }
    }
    return startsWithAny(className, JDK_MONITOR_FAMILIES);
  }

  private static boolean startsWithAny(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsAny(String name, String[] parts) {
    for (String part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
