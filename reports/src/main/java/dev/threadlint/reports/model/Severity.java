package dev.threadlint.reports.model;

/** How bad a finding is; the order is the order of the report. */
public enum Severity {
  /** A thread can wait for ever, or work is lost. */
  ERROR,
  /** Slow or fragile. */
  WARNING,
  /** Advice. */
  NOTE
}
