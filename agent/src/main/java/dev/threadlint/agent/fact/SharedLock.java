package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A lock that processes share.
 *
 * @param ref which
 * @param maker who made it
 * @param made where
 */
public record SharedLock(LockRef ref, ThreadRef maker, StackTrace made) {}
