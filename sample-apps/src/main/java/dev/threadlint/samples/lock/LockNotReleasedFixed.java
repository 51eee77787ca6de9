package dev.threadlint.samples.lock;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock is given back whichever way the thread leaves.
 *
 * @see LockNotReleasedSample
 */
public final class LockNotReleasedFixed {
  private final ReentrantLock lock = new ReentrantLock();
  private int balance;

  private LockNotReleasedFixed() {}

  /** Posts an entry in a thread of its own, then looks at the lock. */
  public static void main(String[] arguments) throws InterruptedException {
    LockNotReleasedFixed ledger = new LockNotReleasedFixed();
    Thread clerk = new Thread(() -> ledger.post(0), "clerk");
    clerk.start();
    clerk.join();
    System.out.println("lock is free: " + !ledger.lock.isLocked());
  }

  private void post(int amount) {
    lock.lock();
    try {
      if (amount == 0) {
        return;
      }
      balance += amount;
    } finally {
      lock.unlock();
    }
  }
}
