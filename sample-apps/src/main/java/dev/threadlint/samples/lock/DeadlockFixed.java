package dev.threadlint.samples.lock;

/**
 * One order for all threads: one goes through, the other one follows.
 *
 * @see DeadlockSample
 */
public final class DeadlockFixed {
  private final Object accounts = new Object();
  private final Object ledger = new Object();

  private DeadlockFixed() {}

  /** Runs a payment and an audit at the same time. */
  public static void main(String[] arguments) throws InterruptedException {
    DeadlockFixed bank = new DeadlockFixed();
    Thread payment = new Thread(bank::takeBoth, "payment");
    Thread audit = new Thread(bank::takeBoth, "audit");
    payment.start();
    audit.start();
    payment.join();
    audit.join();
    System.out.println("both done");
  }

  private void takeBoth() {
    synchronized (accounts) {
      synchronized (ledger) {
        Thread.onSpinWait();
      }
    }
  }
}
