package dev.threadlint.agent.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Pieces of work that somebody let run one after the other: how long they took. */
final class Series {
  // Less than this nobody notices, and a machine with much to do takes it for nothing.
  private static final long LEAST_LOST_NANOS = 10_000_000;

  private final long beginNanos;
  private int size;
  private long busyNanos;
  private long longestNanos;
  private long endNanos;

  Series(long beginNanos) {
    this.beginNanos = beginNanos;
  }

  void add(long ranNanos, long nanos) {
    size++;
    busyNanos += ranNanos;
    longestNanos = Math.max(longestNanos, ranNanos);
    endNanos = nanos;
  }

  /** Whether one that begins then follows at once on the latest. */
  boolean goesOn(long nanos) {
    return nanos - endNanos <= longestNanos;
  }

  /** What would have been saved at best: nothing takes less time than its longest part. */
  long lostNanos() {
    return busyNanos - longestNanos;
  }

  boolean worthTelling() {
    return size > 1 && lostNanos() >= LEAST_LOST_NANOS;
  }

  long endNanos() {
    return endNanos;
  }

  FindingDraft tellIn(FindingDraft draft) {
    long wallNanos = endNanos - beginNanos;
    BigDecimal parallelism =
        BigDecimal.valueOf(busyNanos)
            .divide(BigDecimal.valueOf(wallNanos), 2, RoundingMode.HALF_UP);
    return draft
        .value("ran", size)
        .value("busyMs", Millis.of(busyNanos))
        .value("wallMs", Millis.of(wallNanos))
        .value("parallelism", parallelism.toPlainString())
        .value("lostMs", Millis.of(lostNanos()));
  }
}
