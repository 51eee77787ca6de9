package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import org.jspecify.annotations.Nullable;

/**
 * A pool was made.
 *
 * @param nanos when
 * @param thread by whom
 * @param pool which
 * @param within the pool whose worker made it, if one did
 * @param stack where
 */
public record PoolMade(
    long nanos, ThreadRef thread, PoolRef pool, @Nullable PoolRef within, StackTrace stack)
    implements Fact {}
