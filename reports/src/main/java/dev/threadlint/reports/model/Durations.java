package dev.threadlint.reports.model;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, many times over, in nanoseconds to two digits.
 *
 * <p>Kept as a histogram, so that durations of several threads, pools or runs can be put together
 * and still say how long the slowest in a hundred took. Never changes once it is made.
 */
public final class Durations {
  /** None at all. */
  public static final Durations NONE = new Durations(empty());

  /** The longest that is told apart from longer ones: some thirteen days. */
  public static final long LONGEST_NANOS = 1L << 50;

  private static final int DIGITS = 2;

  private final Histogram histogram;

  private Durations(Histogram histogram) {
    this.histogram = histogram;
  }

  /** A histogram to be filled and given to {@link #of}. */
  public static Histogram empty() {
    return new Histogram(DIGITS);
  }

  /** Adds a duration, met a number of times, to a histogram. */
  public static void add(Histogram histogram, long nanos, long times) {
    histogram.recordValueWithCount(Math.max(0, Math.min(nanos, LONGEST_NANOS)), times);
  }

  /** What the histogram holds now. */
  public static Durations of(Histogram histogram) {
    return histogram.getTotalCount() == 0 ? NONE : new Durations(histogram.copy());
  }

  /** Those of both. */
  public Durations plus(Durations other) {
    Histogram both = histogram.copy();
    both.add(other.histogram);
    return new Durations(both);
  }

  /** How many. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return count() == 0;
  }

  /** What that part of them, in a hundred, does not exceed; 0 if there are none. */
  public long percentile(double percent) {
    return isEmpty() ? 0 : Math.min(histogram.getValueAtPercentile(percent), max());
  }

  /** The longest; 0 if there are none. */
  public long max() {
    return isEmpty() ? 0 : histogram.getMaxValue();
  }

  /** All of them together. */
  public long total() {
    return Math.round(histogram.getMean() * count());
  }

  /** The mean; 0 if there are none. */
  public long mean() {
    return Math.round(histogram.getMean());
  }

  /** Visits each duration that was met, shortest first, and how often it was. */
  public void forEach(Visitor visitor) {
    for (HistogramIterationValue value : histogram.recordedValues()) {
      visitor.visit(value.getValueIteratedTo(), value.getCountAtValueIteratedTo());
    }
  }

  /** Is told each duration. */
  public interface Visitor {
    /** A duration and how often it was met. */
    void visit(long nanos, long times);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Durations that && histogram.equals(that.histogram);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(count() * 31 + max());
  }

  @Override
  public String toString() {
    return count() + " of at most " + max() + " ns";
  }
}
