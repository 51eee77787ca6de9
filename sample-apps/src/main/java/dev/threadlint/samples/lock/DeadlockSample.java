package dev.threadlint.samples.lock;

import java.util.concurrent.CountDownLatch;

/**
 * Two threads wait for each other, now.
 *
 * <p>The latch brings both between their two locks at the same moment. They are daemons, so that
 * main can give up and end; a server in this state would stand still until somebody restarts it.
 *
 * @see DeadlockFixed
 */
public final class DeadlockSample {
  private static final long MOST_MILLIS = 1_500;

  private final Object accounts = new Object();
  private final Object ledger = new Object();
  private final CountDownLatch bothInside = new CountDownLatch(2);

  private DeadlockSample() {}

  /** Runs a payment and an audit into each other. */
  public static void main(String[] arguments) throws InterruptedException {
    DeadlockSample bank = new DeadlockSample();
    Thread payment = bank.daemon(bank.accounts, bank.ledger, "payment");
    Thread audit = bank.daemon(bank.ledger, bank.accounts, "audit");
    payment.start();
    audit.start();
    payment.join(MOST_MILLIS);
    System.out.println("payment still waits: " + payment.isAlive());
    System.out.println("audit still waits: " + audit.isAlive());
  }

  private Thread daemon(Object first, Object second, String name) {
    Thread thread = new Thread(() -> takeBoth(first, second), name);
    thread.setDaemon(true);
    return thread;
  }

  private void takeBoth(Object first, Object second) {
    synchronized (first) {
      meet();
      synchronized (second) { // FINDING: deadlock, lock-order-cycle
        System.out.println("never reached");
      }
    }
  }

  private void meet() {
    bothInside.countDown();
    try {
      bothInside.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
