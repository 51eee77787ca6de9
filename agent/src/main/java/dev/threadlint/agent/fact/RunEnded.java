package dev.threadlint.agent.fact;

/**
 * The JVM is about to end; the last fact.
 *
 * @param nanos when
 */
public record RunEnded(long nanos) implements Fact {}
