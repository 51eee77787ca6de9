package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A task waits for another task of its own pool.
 *
 * <p>One page at a time works: it keeps one worker, and its part gets the other one. Two pages at
 * the same time keep both workers, their parts wait in the queue behind them, and nothing in this
 * pool runs again.
 *
 * @see PoolStarvationFixed
 */
public final class PoolStarvationSample {
  private static final long SLOW_DISK_MILLIS = 200;

  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  private PoolStarvationSample() {}

  /** Renders one page. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    PoolStarvationSample server = new PoolStarvationSample();
    try {
      System.out.println(server.pool.submit(server::render).get());
    } finally {
      server.pool.shutdown();
    }
  }

  private String render() throws InterruptedException, ExecutionException {
    Future<String> part = pool.submit(PoolStarvationSample::load);
    return "<p>" + part.get() + "</p>"; // FINDING: pool-starvation
  }

  private static String load() throws InterruptedException {
    Thread.sleep(SLOW_DISK_MILLIS);
    return "prices";
  }
}
