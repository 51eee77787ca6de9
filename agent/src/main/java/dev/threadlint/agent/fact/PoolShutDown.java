package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ThreadRef;

/**
 * A pool was told to end, for the first time.
 *
 * @param nanos when
 * @param thread by whom
 * @param pool which
 */
public record PoolShutDown(long nanos, ThreadRef thread, PoolRef pool) implements Fact {}
