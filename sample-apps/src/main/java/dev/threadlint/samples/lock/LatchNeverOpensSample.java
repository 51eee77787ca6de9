package dev.threadlint.samples.lock;

import java.util.concurrent.CountDownLatch;

/**
 * One of the two that are to count the latch down returns early, so it never opens.
 *
 * <p>The waiter is a daemon, so that main can give up and end.
 *
 * @see LatchNeverOpensFixed
 */
public final class LatchNeverOpensSample {
  private static final long MOST_MILLIS = 1_000;

  private final CountDownLatch loaded = new CountDownLatch(2);

  private LatchNeverOpensSample() {}

  /** Loads two parts and has a third thread wait for both. */
  public static void main(String[] arguments) throws InterruptedException {
    LatchNeverOpensSample sample = new LatchNeverOpensSample();
    Thread waiter = new Thread(sample::awaitBoth, "waiter");
    waiter.setDaemon(true);
    Thread first = new Thread(() -> sample.load("names"), "first");
    Thread second = new Thread(() -> sample.load(""), "second");
    waiter.start();
    first.start();
    second.start();
    first.join();
    second.join();
    waiter.join(MOST_MILLIS);
    System.out.println("still waits: " + waiter.isAlive());
  }

  private void load(String part) {
    if (part.isEmpty()) {
      return;
    }
    loaded.countDown();
  }

  private void awaitBoth() {
    try {
      loaded.await(); // FINDING: latch-never-opens
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
