package dev.threadlint.samples.lock;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A thread leaves by an early return and takes its lock along.
 *
 * @see LockNotReleasedFixed
 */
public final class LockNotReleasedSample {
  private final ReentrantLock lock = new ReentrantLock();
  private int balance;

  private LockNotReleasedSample() {}

  /** Posts an entry in a thread of its own, then looks at the lock. */
  public static void main(String[] arguments) throws InterruptedException {
    LockNotReleasedSample ledger = new LockNotReleasedSample();
    Thread clerk = new Thread(() -> ledger.post(0), "clerk");
    clerk.start();
    clerk.join();
    System.out.println("lock is free: " + !ledger.lock.isLocked());
  }

  private void post(int amount) {
    lock.lock(); // FINDING: lock-not-released
    if (amount == 0) {
      return;
    }
    balance += amount;
    lock.unlock();
  }
}
