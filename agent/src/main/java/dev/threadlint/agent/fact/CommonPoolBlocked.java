package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A worker of the common ForkJoinPool has been blocked for a while in one wait, of which the pool
 * does not know. Told once a wait.
 *
 * @param nanos when
 * @param thread the worker
 * @param blockedNanos how long at least
 * @param stack where
 */
public record CommonPoolBlocked(long nanos, ThreadRef thread, long blockedNanos, StackTrace stack)
    implements Fact {}
