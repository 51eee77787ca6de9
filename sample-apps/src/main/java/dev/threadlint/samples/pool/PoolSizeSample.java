package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Two workers wait for a network while the processors have nothing to do, and pages queue up.
 *
 * @see PoolSizeFixed
 */
public final class PoolSizeSample {
  private static final int PAGES = 500;
  private static final long NETWORK_MILLIS = 10;

  private PoolSizeSample() {}

  /** Fetches many pages. */
  public static void main(String[] arguments) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2); // FINDING: pool-size
    for (int page = 0; page < PAGES; page++) {
      pool.execute(PoolSizeSample::fetch);
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    System.out.println(PAGES + " pages");
  }

  private static void fetch() {
    try {
      Thread.sleep(NETWORK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
