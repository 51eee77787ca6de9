package dev.threadlint.samples.lock;

import java.util.concurrent.Phaser;

/**
 * Two threads wait for each other, now.
 *
 * <p>The phaser brings both between their two locks at the same moment. They are daemons, so that
 * main can give up and end; a server in this state would stand still until somebody restarts it.
 *
 * @see DeadlockFixed
 */
public final class DeadlockSample {
  private static final long MOST_MILLIS = 1_500;

  private final Object accounts = new Object();
  private final Object ledger = new Object();
  private final Phaser bothInside = new Phaser(2);

  private DeadlockSample() {}

  /** Runs a payment and an audit into each other. */
  public static void main(String[] arguments) throws InterruptedException {
    DeadlockSample bank = new DeadlockSample();
    Thread payment = daemon(bank::pay, "payment");
    Thread audit = daemon(bank::audit, "audit");
    payment.start();
    audit.start();
    payment.join(MOST_MILLIS);
    System.out.println("payment still waits: " + payment.isAlive());
    System.out.println("audit still waits: " + audit.isAlive());
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void pay() {
    synchronized (accounts) {
      bothInside.arriveAndAwaitAdvance();
      synchronized (ledger) { // FINDING: deadlock, lock-order-cycle
        System.out.println("never paid");
      }
    }
  }

  private void audit() {
    synchronized (ledger) {
      bothInside.arriveAndAwaitAdvance();
      synchronized (accounts) {
        System.out.println("never audited");
      }
    }
  }
}
