package dev.threadlint.reports.model;

import java.util.List;

/**
 * One run as read back from its recording.
 *
 * @param header which run
 * @param findings the findings, latest count each, in the order of the report: severity, then
 *     confidence, then count
 * @param observed the last count that was written
 * @param measures the last measures that were written
 * @param course how the run went
 * @param suppressed lock-order cycles that are no findings, some of those that were counted
 * @param truncated whether the file ends in the middle of a block, as after {@code kill -9}
 */
public record Recording(
    RunHeader header,
    List<Finding> findings,
    Observed observed,
    Measures measures,
    Course course,
    List<SuppressedCycle> suppressed,
    boolean truncated) {

  /** Copies the findings. */
  public Recording {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
  }

  /** A run in which no cycle was suppressed. */
  public Recording(
      RunHeader header,
      List<Finding> findings,
      Observed observed,
      Measures measures,
      Course course,
      boolean truncated) {
    this(header, findings, observed, measures, course, List.of(), truncated);
  }

  /** A run of which nothing else is known. */
  public Recording(
      RunHeader header,
      List<Finding> findings,
      Observed observed,
      Measures measures,
      boolean truncated) {
    this(header, findings, observed, measures, Course.UNKNOWN, truncated);
  }

  /** A run of which nothing was measured. */
  public Recording(RunHeader header, List<Finding> findings, Observed observed, boolean truncated) {
    this(header, findings, observed, Measures.NONE, Course.UNKNOWN, truncated);
  }
}
