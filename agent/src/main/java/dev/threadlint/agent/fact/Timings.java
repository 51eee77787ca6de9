package dev.threadlint.agent.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * How long something took, as counted since the last look.
 *
 * @param all durations and how often each was met
 */
public record Timings(List<Timing> all) {
  /** None. */
  public static final Timings NONE = new Timings(List.of());

  /** Copies the list. */
  public Timings {
    all = List.copyOf(all);
  }

  /**
   * Some that took equally long.
   *
   * @param nanos how long each took
   * @param times how many
   */
  public record Timing(long nanos, int times) {}

  /** What has been counted since the last time. */
  public static Timings taken(dev.threadlint.agent.bootstrap.Times times) {
    List<Timing> all = new ArrayList<>();
    times.take((nanos, count) -> all.add(new Timing(nanos, count)));
    return all.isEmpty() ? NONE : new Timings(all);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }
}
