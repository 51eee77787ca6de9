package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.PairHooks;

/** The methods in which one StringBuffer takes the monitor of another. */
final class StringBufferInstrumentation {
  private static final String PAIR = "(Ljava/lang/Object;Ljava/lang/Object;)V";
  private static final String SELF = "Ljava/lang/StringBuffer;";
  private static final String CHARS = "Ljava/lang/CharSequence;";

  private StringBufferInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type("java/lang/StringBuffer", PairHooks.class)
        .entry("append(" + SELF + ")" + SELF, "locks", PAIR, "t0", 0)
        .entry("append(" + CHARS + ")" + SELF, "locks", PAIR, "t0", 0)
        .entry("append(" + CHARS + "II)" + SELF, "locks", PAIR, "t0", 0)
        .entry("insert(I" + CHARS + ")" + SELF, "locks", PAIR, "t1", 0)
        .entry("insert(I" + CHARS + "II)" + SELF, "locks", PAIR, "t1", 0);
  }
}
