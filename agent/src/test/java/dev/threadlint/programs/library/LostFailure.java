package dev.threadlint.programs.library;

import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.Futures;
import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import java.util.List;

/** A task fails and nobody looks, or somebody does. */
public final class LostFailure {
  private LostFailure() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(1)) {
      Future<?> task = pool.submit(LostFailure::fail);
      Futures.wait(List.of(task));
      if (!wrong) {
        task.exception();
        pool.submit(LostFailure::fail).addDoneCallback(Future::toString);
        askForAll(pool);
      }
    }
  }

  // The first failure ends a map; those of the others are nobody's any more.
  private static void askForAll(ThreadPoolExecutor pool) {
    try {
      pool.map(
              input -> {
                fail();
                return input;
              },
              List.of(1, 2, 3))
          .forEach(System.out::println);
    } catch (IllegalStateException expected) {
      // This is what the other program lacks.
    }
  }

  private static void fail() {
    throw new IllegalStateException("a task fails on purpose");
  }
}
