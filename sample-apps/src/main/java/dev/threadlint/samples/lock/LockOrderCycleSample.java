package dev.threadlint.samples.lock;

/**
 * Two threads take the same two locks in opposite orders, and have not met yet.
 *
 * <p>The audit gives the payment ten seconds and then begins anyhow. So this program ends each
 * time, and one day it does not: the payment holds the accounts and wants the ledger, the audit
 * holds the ledger and wants the accounts.
 *
 * @see LockOrderCycleFixed
 */
public final class LockOrderCycleSample {
  private final Object accounts = new Object();
  private final Object ledger = new Object();
  private volatile boolean paid;

  private LockOrderCycleSample() {}

  /** Runs a payment, and later an audit. */
  public static void main(String[] arguments) throws InterruptedException {
    LockOrderCycleSample bank = new LockOrderCycleSample();
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
      synchronized (ledger) { // FINDING: lock-order-cycle
        System.out.println("paid");
      }
    }
    paid = true;
  }

  private void audit() {
    synchronized (ledger) {
      synchronized (accounts) {
        System.out.println("audited");
      }
    }
  }
}
