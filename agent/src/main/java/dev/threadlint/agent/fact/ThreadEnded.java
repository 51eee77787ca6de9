package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ThreadRef;
import org.jspecify.annotations.Nullable;

/**
 * A thread ended.
 *
 * @param nanos when
 * @param thread who
 * @param handedOver whether it gave anything to another thread that could tell of its work: counted
 *     a latch down, completed a future, put into a queue, signalled, released a semaphore
 * @param failure what it died of, if uncaught
 * @param unheard whether no handler of the program was told of the failure
 */
public record ThreadEnded(
    long nanos, ThreadRef thread, boolean handedOver, @Nullable Failure failure, boolean unheard)
    implements Fact {}
