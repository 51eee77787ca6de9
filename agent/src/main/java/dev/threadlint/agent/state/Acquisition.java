package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Stamp;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread took a lock, and would have waited for it for ever.
 *
 * @param thread who
 * @param stamp where in the happens-before order
 * @param lock which
 * @param mode in which mode
 * @param stack where, if known
 * @param nanos when
 */
public record Acquisition(
    ThreadRef thread, Stamp stamp, LockRef lock, LockMode mode, StackTrace stack, long nanos) {

  /** Whether two who want the lock in these modes shut each other out. */
  public boolean excludes(LockMode other) {
    return mode == LockMode.EXCLUSIVE || other == LockMode.EXCLUSIVE;
  }
}
