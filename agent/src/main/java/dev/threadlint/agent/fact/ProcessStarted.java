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
 * @param untraced why it is not traced, a number of the hooks; 0 if it is
 * @param stack where
 */
public record ProcessStarted(
    long nanos, ThreadRef thread, ProcessRef child, int untraced, StackTrace stack)
    implements Fact {}
