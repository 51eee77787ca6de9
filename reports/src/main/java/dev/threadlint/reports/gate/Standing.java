package dev.threadlint.reports.gate;

/** What a build makes of a finding. */
public enum Standing {
  /** Nobody has accepted it. */
  NEW,
  /** It is in the baseline. */
  KNOWN,
  /** A suppression accepts it, and says why. */
  SUPPRESSED
}
