package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread waits for a message, or the end, of a pipe whose other end nobody but its own process
 * has.
 *
 * @param nanos when
 * @param thread who
 * @param certain whether no other thread of the program can act any more
 * @param givenAway whether another process had the other end, and has let it go
 * @param stack where
 */
public record EndlessRead(
    long nanos, ThreadRef thread, boolean certain, boolean givenAway, StackTrace stack)
    implements Fact {}
