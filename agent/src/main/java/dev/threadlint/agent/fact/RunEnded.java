package dev.threadlint.agent.fact;

/**
 * The JVM is about to end; the last fact.
 *
 * @param nanos when
 * @param cause why it ends
 */
public record RunEnded(long nanos, Cause cause) implements Fact {

  /** The end of a run of which no more is known. */
  public RunEnded(long nanos) {
    this(nanos, Cause.UNKNOWN);
  }

  /** Why a JVM ends. */
  public enum Cause {
    /** The last thread that is no daemon has ended. */
    LAST_THREAD,
    /** The program called for it, and what it wanted to do at its end is done. */
    EXIT,
    /** From outside, while nothing but idle workers of pools kept the JVM from its end. */
    SIGNAL_WHEN_IDLE,
    /** From outside, or not known. */
    UNKNOWN
  }
}
