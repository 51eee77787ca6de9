package dev.threadlint.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whose monitors are traced. */
public final class ClassFilter {
  // Never traced: the JDK but for JdkMonitors, this tool, whose runtime library has hooks of its
  // own,
  // and agents that work beside it.
  private static final String[] IGNORED = {
    "java/",
    "javax/",
    "jdk/",
    "sun/",
    "com/sun/",
    "org/graalvm/",
    "dev/threadlint/agent/",
    "dev/threadlint/reports/",
    "dev/threadlint/runtime/",
    "dev/threadlint/shaded/",
    "org/jacoco/agent/",
    "io/opentelemetry/javaagent/",
    "datadog/trace/",
    "com/newrelic/agent/",
    "co/elastic/apm/agent/",
    // Shading would take it for the copy in our jar, which is named above.
    "net-bytebuddy-agent-".replace('-', '/'),
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
      return jdkMonitors && JdkMonitors.contains(className);
    }
    if (startsWithAny(className, IGNORED)) {
      return jdkMonitors && JdkMonitors.contains(className);
    }
    return !containsAny(className, GENERATED)
        && !startsWithAny(className, excludes)
        && (includes.length == 0 || startsWithAny(className, includes));
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
