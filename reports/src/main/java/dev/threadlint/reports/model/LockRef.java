package dev.threadlint.reports.model;

import org.jspecify.annotations.Nullable;

/**
 * One lock object of the run.
 *
 * @param id a number that this run gave to the object, never its identity hash
 * @param kind what sort of lock
 * @param className the class of the lock as its user knows it: {@code
 *     java.util.concurrent.locks.ReentrantLock}, not the synchronizer inside
 * @param name the field that it was found in, as {@code Bank.accounts}, if found
 */
public record LockRef(int id, LockKind kind, String className, @Nullable String name) {}
