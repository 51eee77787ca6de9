package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The meters of all pools that are not gone. A lock-free stack to which threads push; the analysis
 * thread alone unlinks what is gone.
 */
public final class PoolMeters {
  private static final AtomicReference<@Nullable PoolMeter> TOP = new AtomicReference<>();

  private PoolMeters() {}

  /** The meter of a pool, a new one if need be. */
  static PoolMeter of(Object pool) {
    PoolMeter made = null;
    while (true) {
      PoolMeter top = TOP.get();
      for (PoolMeter meter = top; meter != null; meter = meter.next) {
        if (meter.refersTo(pool)) {
          return meter;
        }
      }
      if (made == null) {
        made = new PoolMeter(pool);
      }
      made.next = top;
      if (TOP.compareAndSet(top, made)) {
        return made;
      }
    }
  }

  /** Whether there is one like that; visits none for the last time. */
  public static boolean any(Predicate<PoolMeter> like) {
    for (PoolMeter meter = TOP.get(); meter != null; meter = meter.next) {
      if (like.test(meter)) {
        return true;
      }
    }
    return false;
  }

  /** Visits all, and once more those that have just gone; for the analysis thread only. */
  public static void forEach(Consumer<PoolMeter> visitor) {
    PoolMeter previous = null;
    PoolMeter meter = TOP.get();
    while (meter != null) {
      visitor.accept(meter);
      if (!meter.refersTo(null)) {
        previous = meter;
      } else if (previous != null) {
        previous.next = meter.next;
      }
      // The newest one stays linked even if gone: threads push on it without looking back.
      meter = meter.next;
    }
  }
}
