package dev.threadlint.programs;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Tasks that fail, and somebody sees it, or nobody wants them any more. */
public final class FailuresSeen {
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  private FailuresSeen() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "stages" -> stages();
      case "cancelled" -> cancelled();
      default -> asked();
    }
    POOL.shutdown();
    System.out.println("all seen");
  }

  private static void stages() {
    mustFail(() -> failing().join());
    failing().exceptionally(failure -> null).join();
    failing().thenRun(() -> {}).handle((nothing, failure) -> failure).join();
    mustFail(() -> CompletableFuture.allOf(failing(), failing()).join());
    mustFail(() -> CompletableFuture.allOf(failed(), CompletableFuture.runAsync(() -> {})).join());
    CompletableFuture.supplyAsync(() -> 1)
        .thenCompose(one -> failed())
        .exceptionally(failure -> null)
        .join();
    failed().runAfterBoth(failing(), () -> {}).exceptionally(failure -> null).join();
    late();
  }

  /** The first one is enough. */
  private static void late() {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            () -> {
              await(go);
              fail();
            },
            POOL);
    CompletableFuture.anyOf(late, CompletableFuture.completedFuture("first")).join();
    go.countDown();
    while (!late.isDone()) {
      Thread.yield();
    }
  }

  private static void cancelled() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    Future<?> future =
        POOL.submit(
            () -> {
              runs.countDown();
              NEVER.await();
              return null;
            });
    runs.await();
    future.cancel(true);
    ExecutorService other = Executors.newFixedThreadPool(1);
    CountDownLatch runsToo = new CountDownLatch(1);
    other.submit(
        () -> {
          runsToo.countDown();
          NEVER.await();
          return null;
        });
    runsToo.await();
    other.shutdownNow();
    other.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static void asked() throws Exception {
    Callable<Object> failing = Executors.callable(FailuresSeen::fail);
    mustFail(() -> POOL.submit(failing).get());
    for (Future<?> future : POOL.invokeAll(List.of(failing, failing))) {
      mustFail(future::get);
    }
    POOL.invokeAny(List.of(failing, () -> 1));
    ExecutorCompletionService<Object> service = new ExecutorCompletionService<>(POOL);
    service.submit(failing);
    mustFail(() -> service.take().get());
    ForkJoinTask<?> task = ForkJoinPool.commonPool().submit(FailuresSeen::fail);
    mustFail(task::join);
  }

  private static CompletableFuture<Void> failing() {
    return CompletableFuture.runAsync(FailuresSeen::fail);
  }

  private static CompletableFuture<Void> failed() {
    CompletableFuture<Void> future = failing();
    while (!future.isDone()) {
      Thread.yield();
    }
    return future;
  }

  private static void fail() {
    throw new IllegalStateException("on purpose");
  }

  private static void mustFail(Callable<?> action) {
    try {
      action.call();
    } catch (ExecutionException | CompletionException | IllegalStateException e) {
      return;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError("has not failed");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
