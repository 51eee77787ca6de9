package dev.threadlint.samples.lock;

import java.util.concurrent.CountDownLatch;

/**
 * Each of the two counts the latch down, whatever becomes of its work.
 *
 * @see LatchNeverOpensSample
 */
public final class LatchNeverOpensFixed {
  private final CountDownLatch loaded = new CountDownLatch(2);

  private LatchNeverOpensFixed() {}

  /** Loads two parts and has a third thread wait for both. */
  public static void main(String[] arguments) throws InterruptedException {
    LatchNeverOpensFixed sample = new LatchNeverOpensFixed();
    Thread waiter = new Thread(sample::awaitBoth, "waiter");
    Thread first = new Thread(() -> sample.load("names"), "first");
    Thread second = new Thread(() -> sample.load(""), "second");
    waiter.start();
    first.start();
    second.start();
    first.join();
    second.join();
    waiter.join();
    System.out.println("still waits: " + waiter.isAlive());
  }

  private void load(String part) {
    try {
      if (part.isEmpty()) {
        return;
      }
      Thread.onSpinWait();
    } finally {
      loaded.countDown();
    }
  }

  private void awaitBoth() {
    try {
      loaded.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
