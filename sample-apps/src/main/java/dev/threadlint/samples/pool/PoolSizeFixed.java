package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * As many workers as there are pages that may be on their way at the same time.
 *
 * @see PoolSizeSample
 */
public final class PoolSizeFixed {
  private static final int PAGES = 500;
  private static final long NETWORK_MILLIS = 10;

  private PoolSizeFixed() {}

  /** Fetches many pages. */
  public static void main(String[] arguments) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(40);
    for (int page = 0; page < PAGES; page++) {
      pool.execute(PoolSizeFixed::fetch);
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
