package dev.threadlint.samples.lock;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/**
 * A thread asks for a lock that it holds, and the lock does not know its holder.
 *
 * <p>A {@code StampedLock} is not reentrant: {@code resize} waits for a release that only its own
 * caller could make. The wait below has a time-out, so that this program ends; with plain {@code
 * writeLock()} the first full table would be its last.
 *
 * @see LockSelfDeadlockFixed
 */
public final class LockSelfDeadlockSample {
  private static final long MOST_MILLIS = 300;

  private final StampedLock tableLock = new StampedLock();
  private final List<String> table = new ArrayList<>();
  private int capacity;

  private LockSelfDeadlockSample() {}

  /** Adds one row to a full table. */
  public static void main(String[] arguments) throws InterruptedException {
    new LockSelfDeadlockSample().add("row");
  }

  private void add(String row) throws InterruptedException {
    long stamp = tableLock.writeLock();
    try {
      if (table.size() == capacity) {
        System.out.println("resized: " + resize());
      }
      table.add(row);
    } finally {
      tableLock.unlockWrite(stamp);
    }
  }

  private boolean resize() throws InterruptedException {
    long stamp = tableLock.tryWriteLock(MOST_MILLIS, MILLISECONDS); // FINDING: lock-self-deadlock
    if (stamp == 0) {
      return false;
    }
    capacity++;
    tableLock.unlockWrite(stamp);
    return true;
  }
}
