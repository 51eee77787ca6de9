package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ProcessRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A child process was started.
 *
 * @param nanos when
 * @param thread who started it
 * @param child which
 * @param traits what else is known of it
 * @param untraced why it is not traced, a number of the hooks; 0 if it is
 * @param stack where
 */
public record ProcessStarted(
    long nanos, ThreadRef thread, ProcessRef child, Traits traits, int untraced, StackTrace stack)
    implements Fact {

  /**
   * What a child is.
   *
   * @param daemon whether it is ended with its parent
   * @param service whether it belongs to a pool or a manager rather than to the program
   * @param shares whether it was given something through which it can tell others
   */
  public record Traits(boolean daemon, boolean service, boolean shares) {}
}
