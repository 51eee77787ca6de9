package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ThreadRef;

/**
 * A join returned.
 *
 * @param nanos when
 * @param thread who joined
 * @param target whom
 * @param ended whether the target has ended; if not, the time-out ended the join
 * @param tells whether the call says so to its caller, as a join for a Duration does
 */
public record JoinReturned(
    long nanos, ThreadRef thread, ThreadRef target, boolean ended, boolean tells) implements Fact {}
