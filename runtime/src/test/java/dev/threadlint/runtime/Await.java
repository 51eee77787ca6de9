package dev.threadlint.runtime;

import dev.threadlint.runtime.threading.Thread;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests for what other threads do; the test's watchdog ends it if it never happens. */
public final class Await {
  private Await() {}

  public static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      java.lang.Thread.onSpinWait();
    }
  }

  /** Until a thread is parked on a primitive, as a thread dump would show it. */
  public static void untilParkedOn(Object primitive, Thread thread) {
    until(() -> blockerOf(thread) == primitive);
  }

  private static Object blockerOf(Thread thread) {
    for (java.lang.Thread candidate : java.lang.Thread.getAllStackTraces().keySet()) {
      if (thread.ident().isPresent() && candidate.getId() == thread.ident().getAsLong()) {
        return LockSupport.getBlocker(candidate);
      }
    }
    return null;
  }
}
