package dev.threadlint.runtime.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The moment at which a blocking call gives up, on the clock of {@link System#nanoTime}. */
public final class Deadline {
  /** The longest time-out that Python accepts, {@code threading.TIMEOUT_MAX}. */
  public static final Duration LONGEST = Duration.ofSeconds(9_223_372_036L);

  /** Waits for ever. */
  public static final Deadline NEVER = new Deadline(0, true);

  private final long nanoTime;
  private final boolean never;

  private Deadline(long nanoTime, boolean never) {
    this.nanoTime = nanoTime;
    this.never = never;
  }

  /**
   * The deadline {@code timeout} from now: null means never, zero and less mean that it has passed.
   *
   * @throws ArithmeticException if the time-out is longer than {@link #LONGEST}
   */
  public static Deadline in(@Nullable Duration timeout) {
    if (timeout == null) {
      return NEVER;
    }
    if (timeout.compareTo(LONGEST) > 0) {
      throw new ArithmeticException("timestamp out of range for platform time_t");
    }
    // nanoTime may wrap; only differences are ever looked at.
    return new Deadline(System.nanoTime() + (timeout.isNegative() ? 0 : timeout.toNanos()), false);
  }

  public boolean isNever() {
    return never;
  }

  /** Nanoseconds left, {@code Long.MAX_VALUE} if it never comes, zero or less if it has passed. */
  public long nanosLeft() {
    return never ? Long.MAX_VALUE : nanoTime - System.nanoTime();
  }

  public boolean hasPassed() {
    return nanosLeft() <= 0;
  }
}
