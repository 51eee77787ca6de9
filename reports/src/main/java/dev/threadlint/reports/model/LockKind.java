package dev.threadlint.reports.model;

/** What sort of lock it is, which decides what may block what. */
public enum LockKind {
  /** An object's monitor, of {@code synchronized}. */
  MONITOR,
  /** An exclusive lock built on AbstractOwnableSynchronizer, ReentrantLock foremost. */
  OWNED,
  /** A ReentrantReadWriteLock: read and write side are one lock, told apart by {@link LockMode}. */
  READ_WRITE,
  /** A StampedLock. */
  STAMPED,
  /** A Semaphore that is used as a mutex. */
  SEMAPHORE,
  /** The initialisation lock of a class. */
  CLASS_INIT,
  /** A lock of the dev.threadlint.runtime library. */
  RUNTIME,
  /** A bin of a ConcurrentHashMap, which it locks while it computes a value. */
  MAP_BIN
}
