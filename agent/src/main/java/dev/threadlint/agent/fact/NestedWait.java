package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;

/**
 * Something is waited for, or signalled, under locks.
 *
 * @param nanos when
 * @param thread by whom
 * @param stamp where in the happens-before order
 * @param thing number of the latch, condition or monitor
 * @param className its class
 * @param role who does what
 * @param held the locks that are held besides
 * @param stack where
 */
public record NestedWait(
    long nanos,
    ThreadRef thread,
    Stamp stamp,
    int thing,
    String className,
    Role role,
    List<Hold> held,
    StackTrace stack)
    implements Fact {

  /** Who does what. */
  public enum Role {
    /** The thread waits. */
    WAITS,
    /** It signals. */
    SIGNALS,
    /** It signals and holds nothing besides. */
    SIGNALS_FREELY
  }
}
