package dev.threadlint.programs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The only worker of a pool waits for a task of the same pool, or of another one. */
public final class PoolStarvation {
  private PoolStarvation() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService outer = Executors.newFixedThreadPool(1);
    ExecutorService other = Executors.newFixedThreadPool(1);
    ExecutorService inner = arguments[0].equals("wrong") ? outer : other;
    outer.submit(() -> inner.submit(() -> 1).get()).get();
    outer.shutdown();
    other.shutdown();
  }
}
