package dev.threadlint.samples.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;

/**
 * The reader leaves before it comes back as a writer, and then looks again.
 *
 * @see LockUpgradeSample
 */
public final class LockUpgradeFixed {
  private final StampedLock cacheLock = new StampedLock();
  private final Map<String, String> cache = new HashMap<>();

  private LockUpgradeFixed() {}

  /** Asks an empty cache. */
  public static void main(String[] arguments) {
    System.out.println("price: " + new LockUpgradeFixed().get("price"));
  }

  private String get(String key) {
    long reading = cacheLock.readLock();
    try {
      if (cache.containsKey(key)) {
        return cache.get(key);
      }
    } finally {
      cacheLock.unlockRead(reading);
    }
    long writing = cacheLock.writeLock();
    try {
      // Another writer may have been quicker.
      return cache.computeIfAbsent(key, missing -> "12.50");
    } finally {
      cacheLock.unlockWrite(writing);
    }
  }
}
