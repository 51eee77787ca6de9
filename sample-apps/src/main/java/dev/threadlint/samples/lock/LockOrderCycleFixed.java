package dev.threadlint.samples.lock;

/**
 * Both threads take the accounts first: whoever is second waits outside with empty hands.
 *
 * @see LockOrderCycleSample
 */
public final class LockOrderCycleFixed {
  private static final long UNTIL_THE_EVENING_MILLIS = 300;

  private final Object accounts = new Object();
  private final Object ledger = new Object();
  private int booked;

  private LockOrderCycleFixed() {}

  /** Runs a payment, and later an audit. */
  public static void main(String[] arguments) throws InterruptedException {
    LockOrderCycleFixed bank = new LockOrderCycleFixed();
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
      synchronized (ledger) {
        booked += 10;
      }
    }
  }

  private void audit() {
    synchronized (accounts) {
      synchronized (ledger) {
        System.out.println("booked: " + booked);
      }
    }
  }
}
