package dev.threadlint.programs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A task fails and nobody looks, or somebody does. */
public final class TaskFailureLost {
  private TaskFailureLost() {}

  public static void main(String[] arguments) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Future<?> task = pool.submit(TaskFailureLost::fail);
    if (!arguments[0].equals("wrong")) {
      try {
        task.get();
      } catch (ExecutionException expected) {
        // This is what the other program lacks.
      }
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static void fail() {
    throw new IllegalStateException("a task fails on purpose");
  }
}
