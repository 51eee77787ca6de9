package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The pool is told to end when all is handed in; it still does what it was given.
 *
 * @see PoolNotShutDownSample
 */
public final class PoolNotShutDownFixed {
  private static final long IDLE_SECONDS = 2;

  private PoolNotShutDownFixed() {}

  /** Prints from a worker. */
  public static void main(String[] arguments) {
    ExecutorService pool =
        new ThreadPoolExecutor(0, 4, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>());
    try {
      pool.execute(() -> System.out.println("indexed"));
    } finally {
      pool.shutdown();
    }
  }
}
