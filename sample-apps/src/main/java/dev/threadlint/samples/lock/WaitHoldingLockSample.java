package dev.threadlint.samples.lock;

import java.util.concurrent.CountDownLatch;

/**
 * A guest waits to be served and keeps the kitchen locked; the cook needs the kitchen to serve.
 *
 * <p>Here the cook is the first, and all goes well.
 *
 * @see WaitHoldingLockFixed
 */
public final class WaitHoldingLockSample {
  private final Object kitchen = new Object();
  private final CountDownLatch served = new CountDownLatch(1);
  private volatile boolean late;

  private WaitHoldingLockSample() {}

  /** Lets the guest come after the cook. */
  public static void main(String[] arguments) throws InterruptedException {
    WaitHoldingLockSample sample = new WaitHoldingLockSample();
    Thread cook = new Thread(sample::cook, "cook");
    Thread guest = new Thread(sample::eat, "guest");
    cook.start();
    while (!sample.late) {
      Thread.onSpinWait();
    }
    guest.start();
    cook.join();
    guest.join();
    System.out.println("eaten");
  }

  private void cook() {
    synchronized (kitchen) {
      served.countDown();
    }
    late = true;
  }

  private void eat() {
    synchronized (kitchen) {
      try {
        served.await(); // FINDING: wait-holding-lock
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
