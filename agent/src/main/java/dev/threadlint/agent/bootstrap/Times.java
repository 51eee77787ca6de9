package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How long something took, as counts in buckets of which each is a tenth wider than the one before,
 * or a little more. Any thread adds, the analysis thread takes; a count may be a few too small
 * where both do so at once.
 */
public final class Times {
  // Eight buckets for each doubling, from 128 nanoseconds on. Nothing that is timed takes less.
  private static final int FIRST_DOUBLING = 7;
  private static final int PER_DOUBLING = 3;
  private static final int BUCKETS = ((50 - FIRST_DOUBLING) << PER_DOUBLING) + 1;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);

  /** Counts one that took that long. */
  void add(long nanos) {
    add(nanos, 1);
  }

  /** Counts one that stands for several. */
  void add(long nanos, int times) {
    counts.getAndAdd(bucketOf(nanos), times);
  }

  private static int bucketOf(long nanos) {
    int doubling = 63 - Long.numberOfLeadingZeros(nanos | 1);
    if (nanos <= 0 || doubling < FIRST_DOUBLING) {
      return 0;
    }
    int part = (int) (nanos >>> (doubling - PER_DOUBLING)) & ((1 << PER_DOUBLING) - 1);
    return Math.min(BUCKETS - 1, ((doubling - FIRST_DOUBLING) << PER_DOUBLING) + part + 1);
  }

  /** The middle of a bucket, in nanoseconds. */
  static long middleOf(int bucket) {
    if (bucket == 0) {
      return 1L << (FIRST_DOUBLING - 1);
    }
    int doubling = ((bucket - 1) >> PER_DOUBLING) + FIRST_DOUBLING;
    long part = (bucket - 1) & ((1 << PER_DOUBLING) - 1);
    long lower = ((1L << PER_DOUBLING) + part) << (doubling - PER_DOUBLING);
    return lower + (1L << (doubling - PER_DOUBLING)) / 2;
  }

  /** Gives away what was counted since the last time. */
  public void take(Taker taker) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int times = counts.get(bucket);
      if (times > 0) {
        counts.getAndAdd(bucket, -times);
        taker.take(middleOf(bucket), times);
      }
    }
  }

  /** Gets what was counted. */
  public interface Taker {
    /** So many took about that long. */
    void take(long nanos, int times);
  }
}
