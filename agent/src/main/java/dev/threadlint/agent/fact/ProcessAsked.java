package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ThreadRef;

/**
 * The program took notice of a child process, for the first time in this way.
 *
 * @param nanos when
 * @param thread who
 * @param pid of which; 0 for all that there are
 * @param how in which way
 */
public record ProcessAsked(long nanos, ThreadRef thread, long pid, How how) implements Fact {

  /** A way to take notice. The hooks have these by number. */
  public enum How {
    /** It was waited for. */
    JOINED,
    /** It was asked whether it lives. */
    POLLED,
    /** How it ended was read. */
    READ,
    /** It was told to end. */
    STOPPED
  }
}
