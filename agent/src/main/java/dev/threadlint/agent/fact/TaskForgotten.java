package dev.threadlint.agent.fact;

/**
 * The failed task's future became unreachable: nobody can read the failure any more.
 *
 * @param nanos when
 * @param task the future's number
 */
public record TaskForgotten(long nanos, int task) implements Fact {}
