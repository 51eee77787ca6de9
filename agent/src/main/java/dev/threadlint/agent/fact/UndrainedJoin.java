package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread waits for the end of a child process that cannot end: the queue that it writes to is
 * full, and nobody reads.
 *
 * @param nanos when
 * @param thread who waits
 * @param child what to call the child
 * @param certain whether nobody is left who could read
 * @param stack where it waits
 * @param made where the queue was made
 */
public record UndrainedJoin(
    long nanos, ThreadRef thread, String child, boolean certain, StackTrace stack, StackTrace made)
    implements Fact {}
