package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;

/**
 * A thread is about to join another.
 *
 * @param nanos when
 * @param thread who joins
 * @param stamp where in the happens-before order
 * @param target whom
 * @param state the target's state at that moment
 * @param timeoutNanos how long it waits at most; 0 if for ever
 * @param held the locks that it holds meanwhile
 * @param stack where
 */
public record JoinRequested(
    long nanos,
    ThreadRef thread,
    Stamp stamp,
    ThreadRef target,
    TargetState state,
    long timeoutNanos,
    List<Hold> held,
    StackTrace stack)
    implements Fact {

  /** Whether it has a time-out. */
  public boolean timed() {
    return timeoutNanos != 0;
  }

  /** How far the joined thread is. */
  public enum TargetState {
    /** Never started. */
    NEW,
    /** Started and not ended. */
    ALIVE,
    /** Ended. */
    ENDED
  }
}
