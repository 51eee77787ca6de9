package dev.threadlint.runtime.internal;

import java.util.concurrent.TimeUnit;

/** Joins a Thread as Python joins: for no time means at once, and nothing interrupts. */
public final class CarrierJoin {
  private CarrierJoin() {}

  public static void join(Thread thread, Deadline deadline) {
    boolean interrupted = false;
    while (thread.isAlive() && !deadline.hasPassed()) {
      try {
        // Not a time-out of 0, which the JDK takes for ever, and not 0.4 ms cut down to it.
        thread.join(deadline.isNever() ? 0 : wholeMillis(deadline.nanosLeft()));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static long wholeMillis(long nanos) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1);
  }
}
