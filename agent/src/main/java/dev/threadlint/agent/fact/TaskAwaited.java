package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A worker of a pool, inside a task, waits without time-out for another task of the same pool.
 *
 * @param nanos when
 * @param thread the worker
 * @param pool the pool
 * @param taskClass class of the future it waits for
 * @param stack where it waits
 */
public record TaskAwaited(
    long nanos, ThreadRef thread, PoolRef pool, String taskClass, StackTrace stack)
    implements Fact {}
