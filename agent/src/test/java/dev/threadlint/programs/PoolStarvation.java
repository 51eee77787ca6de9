package dev.threadlint.programs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The only worker of a pool waits for a task of the same pool, or of another one. */
public final class PoolStarvation {
  private PoolStarvation() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService outer = Executors.newFixedThreadPool(1);
    ExecutorService other = Executors.newFixedThreadPool(1);
    ExecutorService inner = arguments[0].equals("wrong") ? outer : other;
    outer.submit(() -> inner.submit(() -> 1).get()).get();
    if (!arguments[0].equals("wrong")) {
      // Whoever came first has the worker, or had it.
      Future<Integer> before = other.submit(() -> 2);
      other.submit(() -> before.get()).get();
    }
    outer.shutdown();
    other.shutdown();
  }
}
