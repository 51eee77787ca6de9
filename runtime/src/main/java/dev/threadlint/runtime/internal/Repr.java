package dev.threadlint.runtime.internal;

import java.util.Locale;

/** The pieces of Python's {@code repr()} texts. */
public final class Repr {
  private Repr() {}

  /** Stands for the address in {@code <... at 0x7f...>}: stable for an object, not unique. */
  public static String address(Object object) {
    return String.format(Locale.ROOT, "0x%x", System.identityHashCode(object));
  }
}
