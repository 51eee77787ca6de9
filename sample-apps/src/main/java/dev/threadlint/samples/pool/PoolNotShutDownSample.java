package dev.threadlint.samples.pool;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A program that is done and does not end.
 *
 * <p>The idle worker is no daemon thread, so the JVM waits for it: here for the two seconds after
 * which it gives up, with {@code newFixedThreadPool} for ever.
 *
 * @see PoolNotShutDownFixed
 */
public final class PoolNotShutDownSample {
  private static final long IDLE = 2;

  private PoolNotShutDownSample() {}

  /** Prints from a worker. */
  public static void main(String[] arguments) {
    var queue = new SynchronousQueue<Runnable>();
    TimeUnit unit = TimeUnit.SECONDS;
    var pool = new ThreadPoolExecutor(0, 4, IDLE, unit, queue); // FINDING: pool-not-shut-down
    pool.execute(() -> System.out.println("indexed"));
  }
}
