package dev.threadlint.samples.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/**
 * A task that polls, on the pool that all parallel streams of the program share.
 *
 * <p>While it sleeps its worker does nothing for anybody, and there are no more workers than
 * processors.
 *
 * @see PoolBlockedFixed
 */
public final class PoolBlockedSample {
  private static final long POLL_MILLIS = 900;

  private PoolBlockedSample() {}

  /** Polls once. */
  public static void main(String[] arguments) throws InterruptedException {
    var polled = new CountDownLatch(1);
    ForkJoinPool.commonPool().execute(() -> poll(polled));
    polled.await();
    System.out.println("polled");
  }

  private static void poll(CountDownLatch polled) {
    try {
      Thread.sleep(POLL_MILLIS); // FINDING: pool-blocked
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    polled.countDown();
  }
}
