package dev.threadlint.samples.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A reader wants to become a writer, and waits for all readers to leave: also for itself.
 *
 * <p>A {@code ReentrantReadWriteLock} lets a writer read, but no reader write. The first miss in
 * this cache would be the end of it; a time-out lets this program say so.
 *
 * @see LockUpgradeFixed
 */
public final class LockUpgradeSample {
  private static final long MOST_MILLIS = 300;

  private final ReentrantReadWriteLock cacheLock = new ReentrantReadWriteLock();
  private final Map<String, String> cache = new HashMap<>();

  private LockUpgradeSample() {}

  /** Asks an empty cache. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("price: " + new LockUpgradeSample().get("price"));
  }

  private String get(String key) throws InterruptedException {
    cacheLock.readLock().lock();
    try {
      if (!cache.containsKey(key)) {
        load(key);
      }
      return cache.getOrDefault(key, "not loaded");
    } finally {
      cacheLock.readLock().unlock();
    }
  }

  private void load(String key) throws InterruptedException {
    ReentrantReadWriteLock.WriteLock write = cacheLock.writeLock();
    boolean writer = write.tryLock(MOST_MILLIS, TimeUnit.MILLISECONDS); // FINDING: lock-upgrade
    if (writer) {
      cache.put(key, "12.50");
      write.unlock();
    }
  }
}
