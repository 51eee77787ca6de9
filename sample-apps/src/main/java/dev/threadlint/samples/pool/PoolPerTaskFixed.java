package dev.threadlint.samples.pool;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One pool for all requests.
 *
 * @see PoolPerTaskSample
 */
public final class PoolPerTaskFixed {
  private PoolPerTaskFixed() {}

  /** Handles some requests. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (String request : List.of("north", "south", "west", "east", "centre")) {
        System.out.println(handle(request, pool));
      }
    } finally {
      pool.shutdown();
    }
  }

  private static int handle(String request, ExecutorService pool)
      throws InterruptedException, ExecutionException {
    Callable<Integer> length = request::length;
    Callable<Integer> first = () -> (int) request.charAt(0);
    int sum = 0;
    for (Future<Integer> part : pool.invokeAll(List.of(length, first))) {
      sum += part.get();
    }
    return sum;
  }
}
