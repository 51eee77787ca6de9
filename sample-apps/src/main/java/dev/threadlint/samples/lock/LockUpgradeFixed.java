package dev.threadlint.samples.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The reader leaves before it comes back as a writer, and then looks again.
 *
 * @see LockUpgradeSample
 */
public final class LockUpgradeFixed {
  private final ReentrantReadWriteLock cacheLock = new ReentrantReadWriteLock();
  private final Map<String, String> cache = new HashMap<>();

  private LockUpgradeFixed() {}

  /** Asks an empty cache. */
  public static void main(String[] arguments) {
    System.out.println("price: " + new LockUpgradeFixed().get("price"));
  }

  private String get(String key) {
    cacheLock.readLock().lock();
    try {
      if (cache.containsKey(key)) {
        return cache.get(key);
      }
    } finally {
      cacheLock.readLock().unlock();
    }
    cacheLock.writeLock().lock();
    try {
      // Another writer may have been quicker.
      return cache.computeIfAbsent(key, missing -> "12.50");
    } finally {
      cacheLock.writeLock().unlock();
    }
  }
}
