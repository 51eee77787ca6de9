package dev.threadlint.agent.bootstrap;

/** What a hold is, where a monitor's hold has its site (above 0) instead. */
public final class HoldTag {
  /** Held through AbstractOwnableSynchronizer. */
  public static final int OWNED = -1;

  /** The read side of a ReentrantReadWriteLock. */
  public static final int READ = -2;

  /** A StampedLock, writing. */
  public static final int STAMPED_WRITE = -3;

  /** A StampedLock, reading. */
  public static final int STAMPED_READ = -4;

  /** A permit of a Semaphore. */
  public static final int SEMAPHORE = -5;

  /** The runtime library's Lock. */
  public static final int RUNTIME = -6;

  /** The runtime library's RLock. */
  public static final int RUNTIME_OWNED = -7;

  /**
   * As {@link #RUNTIME}, and the thread has handed something over since, or given up another lock:
   * whoever gets that may be the one to release this one.
   */
  public static final int LENT = -8;

  /** A bin of a ConcurrentHashMap, see {@link BinHooks}. */
  public static final int BIN = -9;

  /** As {@link #SEMAPHORE}, and lent as {@link #LENT} is. */
  public static final int LENT_PERMIT = -10;

  private HoldTag() {}

  /** Whether a hold is of a permit of a Semaphore. */
  public static boolean isPermit(int tag) {
    return tag == SEMAPHORE || tag == LENT_PERMIT;
  }

  /** Whether others may release it, though a thread holds it. */
  public static boolean isLent(int tag) {
    return tag == LENT || tag == LENT_PERMIT;
  }
}
