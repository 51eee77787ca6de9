package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread handed a task to a pool of more than one worker and waited for it, without time-out and
 * for a while, before it handed in another.
 *
 * @param nanos when the wait was over
 * @param thread who waited
 * @param waitedNanos how long
 * @param stack where
 */
public record TaskWaitedFor(long nanos, ThreadRef thread, long waitedNanos, StackTrace stack)
    implements Fact {}
