package dev.threadlint.programs.library;

import dev.threadlint.runtime.futures.Executor;
import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;

/** The only worker of a pool waits for a task of the same pool, or of another one. */
public final class Starved {
  private Starved() {}

  public static void main(String[] arguments) {
    try (Executor outer = new ThreadPoolExecutor(1);
        Executor other = new ThreadPoolExecutor(1)) {
      Executor inner = arguments[0].equals("wrong") ? outer : other;
      outer.submit(() -> inner.submit(() -> 1).result()).result();
    }
  }

  /** It would starve if a worker were busy, but none is. */
  public static final class Nearly {
    private Nearly() {}

    public static void main(String[] arguments) {
      try (Executor outer = new ThreadPoolExecutor(2);
          Executor other = new ThreadPoolExecutor(2)) {
        Executor inner = arguments[0].equals("wrong") ? outer : other;
        outer.submit(() -> waitForTaskOf(inner)).result();
      }
    }

    private static int waitForTaskOf(Executor pool) {
      java.lang.Thread waiter = java.lang.Thread.currentThread();
      return pool.submit(
              () -> {
                while (!(LockSupport.getBlocker(waiter) instanceof Future)) {
                  java.lang.Thread.onSpinWait();
                }
                return 1;
              })
          .result();
    }
  }
}
