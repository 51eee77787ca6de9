package dev.threadlint.agent.jdk;

/**
 * A thread of some process that waits for a lock in memory that processes share.
 *
 * @param place its place in the queue: another object each time it waits
 * @param who the thread, as {@link SharedWord#holder} has it
 * @param forEver whether it waits as long as it takes
 * @param lock for what
 */
public record SharedWait(Object place, long who, boolean forEver, SharedWord lock) {}
