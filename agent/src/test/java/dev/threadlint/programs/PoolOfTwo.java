package dev.threadlint.programs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts no thread but those of a pool, which take two locks in both orders. */
public final class PoolOfTwo {
  private static final Object A = new Object();
  private static final Object B = new Object();

  private PoolOfTwo() {}

  public static void main(String[] arguments) {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Turns turns = new Turns();
    pool.execute(
        () -> {
          nest(A, B);
          turns.done(0);
        });
    pool.execute(
        () -> {
          turns.await(1);
          nest(B, A);
        });
    pool.shutdown();
  }

  private static void nest(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }
}
