package dev.threadlint.agent.fact;

/**
 * A pool of threads.
 *
 * @param id a number that this run gave to it
 * @param className its class
 * @param maxWorkers how many workers it may have at most; {@link Integer#MAX_VALUE} if unbounded
 */
public record PoolRef(int id, String className, int maxWorkers) {}
