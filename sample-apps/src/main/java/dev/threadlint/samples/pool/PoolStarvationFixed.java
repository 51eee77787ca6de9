package dev.threadlint.samples.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The page goes on from its part when the part is there, and keeps no worker until then.
 *
 * @see PoolStarvationSample
 */
public final class PoolStarvationFixed {
  private static final String PART = "prices";

  private PoolStarvationFixed() {}

  /** Renders one page. */
  public static void main(String[] arguments) {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<String> page =
          CompletableFuture.supplyAsync(() -> PART, pool).thenApply(part -> "<p>" + part + "</p>");
      System.out.println(page.join());
    } finally {
      pool.shutdown();
    }
  }
}
