package dev.threadlint.agent.fact;

/**
 * Somebody asked the failed task's future for its result, or the failure went on to one who can.
 *
 * @param nanos when
 * @param task the future's number
 */
public record TaskFailureSeen(long nanos, int task) implements Fact {}
