package dev.threadlint.reports.language;

/**
 * A piece of a sentence.
 *
 * @param kind what it is, which decides how it is set
 * @param text as it is read
 */
public record Span(Kind kind, String text) {

  /** What a piece of a sentence is. */
  public enum Kind {
    /** A sentence's own words. */
    WORDS,
    /** Code, as in {@code synchronized}. */
    CODE,
    /** The name of a thread. */
    THREAD,
    /** The name of a lock. */
    LOCK,
    /** A number or name from the run. */
    VALUE
  }
}
