package dev.threadlint.samples.pool;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A pool for every request: two threads are started and ended for two small tasks.
 *
 * @see PoolPerTaskFixed
 */
public final class PoolPerTaskSample {
  private PoolPerTaskSample() {}

  /** Handles some requests. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    for (String request : List.of("north", "south", "west", "east", "centre")) {
      System.out.println(handle(request));
    }
  }

  private static int handle(String request) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(2); // FINDING: pool-per-task
    Callable<Integer> length = request::length;
    Callable<Integer> first = () -> (int) request.charAt(0);
    int sum = 0;
    for (Future<Integer> part : pool.invokeAll(List.of(length, first))) {
      sum += part.get();
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    return sum;
  }
}
