package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread was seen to wait for a lock at two looks or more while another held it. Told when the
 * wait is over, and once while it lasts.
 *
 * @param nanos when
 * @param thread who waits
 * @param lock for what
 * @param waitedNanos how long so far, to the time between two looks
 * @param over whether the wait has ended
 * @param stack where it waits
 * @param owner who holds the lock
 * @param doing what the owner does meanwhile
 * @param ownerStack where the owner is
 * @param byProgram whether the owner took the lock in the program's code
 */
public record LockContended(
    long nanos,
    ThreadRef thread,
    LockRef lock,
    long waitedNanos,
    boolean over,
    StackTrace stack,
    ThreadRef owner,
    Doing doing,
    StackTrace ownerStack,
    boolean byProgram)
    implements Fact {

  /** What a thread does that holds a lock. */
  public enum Doing {
    /** It sleeps. */
    SLEEPS,
    /** It waits for a thread to end. */
    JOINS,
    /** It waits for the result of a task. */
    GETS,
    /** It reads, writes or connects. */
    TRANSFERS,
    /** Something else. */
    OTHER
  }
}
