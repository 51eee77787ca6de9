package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread has ended with an explicit lock held.
 *
 * @param nanos when
 * @param thread who
 * @param lock which lock
 * @param mode how it is held
 */
public record LockLeft(long nanos, ThreadRef thread, LockRef lock, LockMode mode) implements Fact {}
