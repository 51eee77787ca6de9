package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockRef;

/**
 * A lock was released by another thread than its acquirer: it is a signal and no mutex.
 *
 * @param nanos when
 * @param lock which lock
 */
public record LockSignalled(long nanos, LockRef lock) implements Fact {}
