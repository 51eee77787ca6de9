package dev.threadlint.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Waits for each task before it hands in the next one; or does it in all the right ways. */
public final class SubmitSerialises {
  private static final int TASKS = 3;
  private static final long WORK_MILLIS = 60;

  private SubmitSerialises() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    ExecutorService single = Executors.newSingleThreadExecutor();
    if (arguments[0].equals("wrong")) {
      oneByOne(pool);
    } else {
      oneByOne(single);
      together(pool);
      one(pool);
    }
    pool.shutdown();
    single.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    single.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static void oneByOne(ExecutorService pool)
      throws InterruptedException, ExecutionException {
    for (int i = 0; i < TASKS; i++) {
      pool.submit(SubmitSerialises::work).get();
    }
    for (int i = 0; i < TASKS; i++) {
      CompletableFuture.supplyAsync(SubmitSerialises::work, pool).join();
    }
  }

  private static void together(ExecutorService pool)
      throws InterruptedException, ExecutionException {
    Callable<Integer> work = SubmitSerialises::work;
    for (int round = 0; round < TASKS; round++) {
      pool.invokeAll(List.of(work));
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        results.add(pool.submit(work));
      }
      for (Future<Integer> result : results) {
        result.get();
      }
    }
  }

  private static void one(ExecutorService pool) throws InterruptedException, ExecutionException {
    pool.submit(SubmitSerialises::work).get();
  }

  private static int work() {
    try {
      Thread.sleep(WORK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }
}
