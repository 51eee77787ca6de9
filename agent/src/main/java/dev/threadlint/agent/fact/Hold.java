package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;

/**
 * A lock that a thread holds.
 *
 * @param lock which
 * @param mode in which mode
 * @param confined whether only this thread can know the lock, for it has just made it
 * @param stack where it was taken, if known
 */
public record Hold(LockRef lock, LockMode mode, boolean confined, StackTrace stack) {}
