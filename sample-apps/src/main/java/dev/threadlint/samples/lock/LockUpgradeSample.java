package dev.threadlint.samples.lock;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;

/**
 * A reader wants to become a writer, and waits for all readers to leave: also for itself.
 *
 * <p>Read-write locks let a writer in when no reader is left, and this reader leaves only after it
 * has written. With plain {@code writeLock()} the first miss in this cache would be its end; a
 * time-out lets this program say so. A {@code ReentrantReadWriteLock} does the same.
 *
 * @see LockUpgradeFixed
 */
public final class LockUpgradeSample {
  private static final long MOST_MILLIS = 300;

  private final StampedLock cacheLock = new StampedLock();
  private final Map<String, String> cache = new HashMap<>();

  private LockUpgradeSample() {}

  /** Asks an empty cache. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("price: " + new LockUpgradeSample().get("price"));
  }

  private String get(String key) throws InterruptedException {
    long stamp = cacheLock.readLock();
    try {
      if (!cache.containsKey(key)) {
        load(key);
      }
      return cache.getOrDefault(key, "not loaded");
    } finally {
      cacheLock.unlockRead(stamp);
    }
  }

  private void load(String key) throws InterruptedException {
    long stamp = cacheLock.tryWriteLock(MOST_MILLIS, MILLISECONDS); // FINDING: lock-upgrade
    if (stamp != 0) {
      cache.put(key, "12.50");
      cacheLock.unlockWrite(stamp);
    }
  }
}
