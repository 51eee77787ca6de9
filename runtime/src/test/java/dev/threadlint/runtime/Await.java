package dev.threadlint.runtime;

import dev.threadlint.runtime.threading.Thread;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests for what other threads do; the test's watchdog ends it if it never happens. */
public final class Await {
  private static final int SPINS = 1000;
  private static final long GLANCE = 100_000;

  private Await() {}

  public static void until(BooleanSupplier condition) {
    for (int i = 0; !condition.getAsBoolean(); i++) {
      if (i < SPINS) {
        java.lang.Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(GLANCE); // what takes long may well need the processor
      }
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
