package dev.threadlint.agent.fact;

/** Whether anything can still move in the program. */
public enum Standing {
  /** Something can. */
  MOVES,
  /**
   * Nothing can, but for daemon threads that sleep and wake, and never gave anything to another
   * thread.
   */
  ALL_BUT_SLEEPERS,
  /** Every thread waits without time-out, and nobody is left who could end it. */
  STANDS,
  /** As {@link #STANDS}, and the JVM is on its way down. */
  ENDS
}
