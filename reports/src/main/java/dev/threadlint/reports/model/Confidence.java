package dev.threadlint.reports.model;

/** How sure a finding is. */
public enum Confidence {
  /** It happened in this run. */
  OBSERVED,
  /** Another schedule of the same run would do it. */
  PREDICTED,
  /** It looks wrong; a person must judge. */
  SUSPICIOUS
}
