package dev.threadlint.samples.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What waits has a thread of its own.
 *
 * @see PoolBlockedSample
 */
public final class PoolBlockedFixed {
  private static final long POLL_MILLIS = 900;

  private PoolBlockedFixed() {}

  /** Polls once. */
  public static void main(String[] arguments) throws InterruptedException {
    var polled = new CountDownLatch(1);
    ExecutorService forWaiting = Executors.newSingleThreadExecutor();
    try {
      forWaiting.execute(() -> poll(polled));
      polled.await();
    } finally {
      forWaiting.shutdown();
    }
    System.out.println("polled");
  }

  private static void poll(CountDownLatch polled) {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    polled.countDown();
  }
}
