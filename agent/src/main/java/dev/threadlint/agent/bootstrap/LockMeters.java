package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The locks that somebody waited for lately: a few hundred, by identity hash. */
public final class LockMeters {
  private static final int SLOTS = 1 << 9;
  private static final int TRIES = 4;

  // A stack costs more than most waits: so many between two looks of the analysis thread.
  private static final int MOST_STACKS = 64;

  private static final AtomicReferenceArray<@Nullable LockMeter> METERS =
      new AtomicReferenceArray<>(SLOTS);
  private static int stacksLeft = MOST_STACKS;

  private LockMeters() {}

  /** The meter of a lock, a new one if need be; null if there is no room. */
  static @Nullable LockMeter of(Object lock) {
    int hash = (int) (KnownOrders.mix(System.identityHashCode(lock)) >>> 40);
    for (int i = 0; i < TRIES; i++) {
      int slot = hash + i & SLOTS - 1;
      LockMeter meter = METERS.get(slot);
      if (meter == null) {
        LockMeter made = new LockMeter(lock, stack());
        if (METERS.compareAndSet(slot, null, made)) {
          return made;
        }
        meter = METERS.get(slot);
      }
      if (meter != null && meter.refersTo(lock)) {
        return meter;
      }
    }
    return null;
  }

  private static StackTraceElement @Nullable [] stack() {
    if (stacksLeft <= 0) {
      return null;
    }
    stacksLeft--;
    return new Throwable().getStackTrace();
  }

  /** Visits all; those that have gone make room for others. For the analysis thread only. */
  public static void forEach(Consumer<LockMeter> visitor) {
    stacksLeft = MOST_STACKS;
    for (int slot = 0; slot < SLOTS; slot++) {
      LockMeter meter = METERS.get(slot);
      if (meter != null) {
        visitor.accept(meter);
        if (meter.refersTo(null)) {
          METERS.compareAndSet(slot, meter, null);
        }
      }
    }
  }
}
