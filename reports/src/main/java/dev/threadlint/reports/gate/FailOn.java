package dev.threadlint.reports.gate;

import dev.threadlint.reports.model.Severity;
import org.jspecify.annotations.Nullable;

/** From which severity on a new finding fails a build. */
public enum FailOn {
  /** Errors only. */
  ERROR(Severity.ERROR),
  /** Errors and warnings. */
  WARNING(Severity.WARNING),
  /** Every finding. */
  NOTE(Severity.NOTE),
  /** No finding. */
  NEVER(null);

  private final @Nullable Severity least;

  FailOn(@Nullable Severity least) {
    this.least = least;
  }

  /** Whether a new finding that bad fails a build. */
  public boolean includes(Severity severity) {
    return least != null && severity.compareTo(least) <= 0;
  }
}
