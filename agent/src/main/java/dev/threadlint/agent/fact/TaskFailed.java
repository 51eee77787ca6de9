package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import org.jspecify.annotations.Nullable;

/**
 * A task failed and its future keeps the failure.
 *
 * @param nanos when
 * @param thread who ran it
 * @param task a number that this run gave to the future
 * @param taskClass class of the future
 * @param pool class of the pool, if one ran it
 * @param periodic whether it was to run again and now never will
 * @param failure the failure
 * @param submitted where it was handed in, if known
 */
public record TaskFailed(
    long nanos,
    ThreadRef thread,
    int task,
    String taskClass,
    @Nullable String pool,
    boolean periodic,
    Failure failure,
    StackTrace submitted)
    implements Fact {}
