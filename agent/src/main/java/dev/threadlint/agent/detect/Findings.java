package dev.threadlint.agent.detect;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.SuppressedCycle;

/** Where detectors put what they found. */
public interface Findings {

  /**
   * Reports a finding. One with a fingerprint and rule that was reported before replaces it; the
   * detector carries the count.
   */
  void report(Finding finding);

  /** Counts a lock-order cycle that is no finding, by its reason. */
  void suppressed(SuppressedCycle cycle);
}
