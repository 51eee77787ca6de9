package dev.threadlint.samples.lock;

/**
 * Both threads take the accounts first: whoever is second waits outside with empty hands.
 *
 * @see LockOrderCycleSample
 */
public final class LockOrderCycleFixed {
  private final Object accounts = new Object();
  private final Object ledger = new Object();
  private volatile boolean paid;

  private LockOrderCycleFixed() {}

  /** Runs a payment, and later an audit. */
  public static void main(String[] arguments) throws InterruptedException {
    LockOrderCycleFixed bank = new LockOrderCycleFixed();
    Thread payment = new Thread(bank::pay, "payment");
    Thread audit = new Thread(bank::audit, "audit");
    payment.start();
    for (int waits = 0; waits < 500 && !bank.paid; waits++) {
      Thread.sleep(20);
    }
    audit.start();
    payment.join();
    audit.join();
  }

  private void pay() {
    synchronized (accounts) {
      synchronized (ledger) {
        System.out.println("paid");
      }
    }
    paid = true;
  }

  private void audit() {
    synchronized (accounts) {
      synchronized (ledger) {
        System.out.println("audited");
      }
    }
  }
}
