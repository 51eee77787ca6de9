package dev.threadlint.runtime.multiprocessing.internal.shared;

/** What a shared word must become for a thread that waits for it to go on. */
public enum Until {
  /** Zero: a mutex without holder. One waiter at a time is worth waking. */
  FREE,
  /** More than zero: permits, each worth waking one waiter. */
  POSITIVE,
  /** Other than it was when the wait began. */
  CHANGED,
  /** The value does not matter: only a signal ends the wait. */
  SIGNALLED;

  private static final Until[] ALL = values();

  static Until of(int ordinal) {
    if (ordinal < 0 || ordinal >= ALL.length) {
      throw new IllegalArgumentException("unknown kind of wait: " + ordinal);
    }
    return ALL[ordinal];
  }

  /** How many of those who wait for this can go on at a value, as far as their number matters. */
  long room(long value) {
    return switch (this) {
      case FREE -> value == 0 ? 1 : 0;
      case POSITIVE -> Math.max(0, value);
      case CHANGED -> Long.MAX_VALUE;
      case SIGNALLED -> 0;
    };
  }

  boolean isMet(long value, long expected) {
    return this != CHANGED || value != expected;
  }
}
