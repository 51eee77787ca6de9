package dev.threadlint.reports.model;

import java.util.List;
import java.util.Map;

/**
 * What the run showed and what the tracer could not see, as counted so far.
 *
 * @param counters counts by name, see the constants; names that a renderer does not know are shown
 *     as they are
 * @param suppressed number of lock-order cycles that are no findings, by reason: {@code
 *     same-thread}, {@code gate}, {@code ordered}, {@code try}, {@code readers}, {@code confined},
 *     {@code passed}, {@code changed-field}
 * @param rulesOff ids of rules that were switched off
 * @param rulesNotJudged ids of rules that could not be judged in this run, with the reason's id
 * @param blindSpots what the tracer did not see
 * @param elapsedMillis since the recording began
 * @param complete whether this is the count at the end of the run
 */
public record Observed(
    Map<String, Long> counters,
    Map<String, Long> suppressed,
    List<String> rulesOff,
    Map<String, String> rulesNotJudged,
    List<BlindSpot> blindSpots,
    long elapsedMillis,
    boolean complete) {

  /** Threads that were seen. */
  public static final String THREADS = "threads";

  /** Locks that were seen nested, each of which has a number. */
  public static final String LOCKS = "locks";

  /** Pools that were seen. */
  public static final String POOLS = "pools";

  /** Different orders of two locks. */
  public static final String LOCK_ORDERS = "lock-orders";

  /** Facts that were lost because the queue was full. */
  public static final String FACTS_DROPPED = "facts-dropped";

  /** Runs that were put together; missing for one alone. */
  public static final String RUNS = "runs";

  /** Child processes that were traced, too. */
  public static final String PROCESSES = "processes";

  /** Classes in which hooks were put. */
  public static final String CLASSES_TRACED = "classes-traced";

  /** Copies the collections. */
  public Observed {
    counters = Map.copyOf(counters);
    suppressed = Map.copyOf(suppressed);
    rulesOff = List.copyOf(rulesOff);
    rulesNotJudged = Map.copyOf(rulesNotJudged);
    blindSpots = List.copyOf(blindSpots);
  }
}
