package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread asked whether another is alive or what its state is; told once per target.
 *
 * @param nanos when
 * @param thread who asked
 * @param target about whom
 */
public record ThreadPolled(long nanos, ThreadRef thread, ThreadRef target) implements Fact {}
