package dev.threadlint.samples.lock;

/**
 * Two threads take the same two locks in opposite orders, and have not met yet.
 *
 * <p>The audit begins when the payment is long done, so this program ends each time. Nothing but
 * the clock sees to that: when they overlap, the payment holds the accounts and wants the ledger,
 * the audit holds the ledger and wants the accounts.
 *
 * @see LockOrderCycleFixed
 */
public final class LockOrderCycleSample {
  private static final long UNTIL_THE_EVENING_MILLIS = 300;

  private final Object accounts = new Object();
  private final Object ledger = new Object();
  private int booked;

  private LockOrderCycleSample() {}

  /** Runs a payment, and later an audit. */
  public static void main(String[] arguments) throws InterruptedException {
    LockOrderCycleSample bank = new LockOrderCycleSample();
    Thread payment = new Thread(bank::pay, "payment");
    Thread audit = new Thread(bank::audit, "audit");
    payment.start();
    Thread.sleep(UNTIL_THE_EVENING_MILLIS);
    audit.start();
    payment.join();
    audit.join();
  }

  private void pay() {
    synchronized (accounts) {
      synchronized (ledger) { // FINDING: lock-order-cycle
        booked += 10;
      }
    }
  }

  private void audit() {
    synchronized (ledger) {
      synchronized (accounts) {
        System.out.println("booked: " + booked);
      }
    }
  }
}
