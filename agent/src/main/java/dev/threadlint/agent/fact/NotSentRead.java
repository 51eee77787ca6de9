package dev.threadlint.agent.fact;

/**
 * The program got the failure of something that could not travel.
 *
 * @param nanos when
 * @param number names the failure
 */
public record NotSentRead(long nanos, int number) implements Fact {}
