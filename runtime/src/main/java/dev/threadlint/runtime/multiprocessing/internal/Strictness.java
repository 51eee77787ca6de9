package dev.threadlint.runtime.multiprocessing.internal;

/** Whether what Python leaves hanging or takes silently is made an error. */
public final class Strictness {
  private static volatile boolean strict = Boolean.getBoolean("threadlint.multiprocessing.strict");

  private Strictness() {}

  public static boolean isStrict() {
    return strict;
  }

  public static void set(boolean newStrict) {
    strict = newStrict;
  }
}
