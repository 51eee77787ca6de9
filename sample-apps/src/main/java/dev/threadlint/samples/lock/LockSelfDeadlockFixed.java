package dev.threadlint.samples.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/**
 * The inner method expects the lock to be held, and says so in its name.
 *
 * @see LockSelfDeadlockSample
 */
public final class LockSelfDeadlockFixed {
  private final StampedLock tableLock = new StampedLock();
  private final List<String> table = new ArrayList<>();
  private int capacity;

  private LockSelfDeadlockFixed() {}

  /** Adds one row to a full table. */
  public static void main(String[] arguments) {
    new LockSelfDeadlockFixed().add("row");
  }

  private void add(String row) {
    long stamp = tableLock.writeLock();
    try {
      if (table.size() == capacity) {
        resizeLocked();
        System.out.println("resized: " + capacity);
      }
      table.add(row);
    } finally {
      tableLock.unlockWrite(stamp);
    }
  }

  private void resizeLocked() {
    capacity++;
  }
}
