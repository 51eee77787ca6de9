package dev.threadlint.samples.lock;

import java.util.concurrent.CountDownLatch;

/**
 * The guest waits outside and comes in when served.
 *
 * @see WaitHoldingLockSample
 */
public final class WaitHoldingLockFixed {
  private final Object kitchen = new Object();
  private final CountDownLatch served = new CountDownLatch(1);

  private WaitHoldingLockFixed() {}

  /** Lets the guest come when he likes. */
  public static void main(String[] arguments) throws InterruptedException {
    WaitHoldingLockFixed sample = new WaitHoldingLockFixed();
    Thread cook = new Thread(sample::cook, "cook");
    Thread guest = new Thread(sample::eat, "guest");
    cook.start();
    guest.start();
    cook.join();
    guest.join();
    System.out.println("eaten");
  }

  private void cook() {
    synchronized (kitchen) {
      served.countDown();
    }
  }

  private void eat() {
    try {
      served.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (kitchen) {
      Thread.onSpinWait();
    }
  }
}
