package dev.threadlint.agent;

import org.jspecify.annotations.Nullable;

/** Everything that can be asked of the agent. The same list is in docs/options.md. */
enum Option {
  /** Which classes' monitors are traced. */
  INCLUDE("include", ""),
  /** Which are not. */
  EXCLUDE("exclude", ""),
  /** Where the page goes. */
  REPORT("report", "threadlint-%p.html"),
  /** Where the recording goes. */
  RECORDING("recording", "threadlint-%p.tlr"),
  /** Which rules are judged. */
  RULES("rules", ""),
  /** Whether nothing is printed. */
  QUIET("quiet", "false"),
  /** In which language. */
  LANG("lang", ""),
  /** What happens to a thread that would wait for itself. */
  ON_SELF_DEADLOCK("on-self-deadlock", "report"),
  /** Whether monitors of JDK classes are traced. */
  JDK_MONITORS("jdk-monitors", "on"),
  /** Whether findings become events of Flight Recorder. */
  JFR("jfr", "false"),
  /** Whether the tracer can be asked by JMX. */
  JMX("jmx", "false"),
  /** What is done when threads hang. */
  ON_DEADLOCK("on-deadlock", "report"),
  /** Whether child processes of the runtime library are traced, too. */
  CHILDREN("children", "on");

  final String key;
  final String otherwise;

  Option(String key, String otherwise) {
    this.key = key;
    this.otherwise = otherwise;
  }

  static @Nullable Option of(String key) {
    for (Option option : values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }

  static String keys() {
    StringBuilder keys = new StringBuilder();
    for (Option option : values()) {
      keys.append(keys.length() == 0 ? "" : ", ").append(option.key);
    }
    return keys.toString();
  }

  /** As in the environment: {@code THREADLINT_JDK_MONITORS}. */
  String environmentName() {
    return "THREADLINT_" + name();
  }

  /** As a system property: {@code threadlint.jdk-monitors}. */
  String propertyName() {
    return "threadlint." + key;
  }
}
