package dev.threadlint.agent.fact;

/**
 * This is a child process, and has been told what it is to do.
 *
 * @param nanos when
 * @param name what it is called
 */
public record ProcessArrived(long nanos, String name) implements Fact {}
