package dev.threadlint.programs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Tasks whose orders of two locks cannot meet, for one comes after the other. */
public final class HandOversOfTasks {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final ForkJoinPool FORK_JOIN = new ForkJoinPool(2);

  private HandOversOfTasks() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "futures" ->
          LockPair.runAll(
              HandOversOfTasks::doneBeforeGet,
              HandOversOfTasks::isDone,
              pair -> {
                POOL.invokeAll(List.of(Executors.callable(pair::first)));
                pair.second();
              },
              HandOversOfTasks::sameTaskAgain);
      case "ends" -> ends();
      case "fork-join" ->
          LockPair.runAll(
              pair -> FORK_JOIN.invoke(forkAndJoin(pair)),
              pair -> FORK_JOIN.invoke(invokeBoth(pair)),
              HandOversOfTasks::submitAfter,
              HandOversOfTasks::doneBeforeJoin,
              pair -> {
                IntStream.range(0, 64).parallel().forEach(i -> pair.first());
                pair.second();
              });
      default ->
          LockPair.runAll(
              HandOversOfTasks::completed,
              HandOversOfTasks::then,
              HandOversOfTasks::thenOfDone,
              HandOversOfTasks::combined,
              HandOversOfTasks::combinedOfDone,
              HandOversOfTasks::all,
              HandOversOfTasks::composed);
    }
    POOL.shutdown();
    FORK_JOIN.shutdown();
  }

  private static void ends() throws Exception {
    LockPair.runAll(
        pair -> end(Executors.newFixedThreadPool(2), pair, true),
        pair -> end(Executors.newFixedThreadPool(2), pair, false),
        pair -> end(Executors.newScheduledThreadPool(2), pair, true),
        pair -> end(new ForkJoinPool(2), pair, true),
        pair -> end(new ForkJoinPool(2), pair, false),
        HandOversOfTasks::quiescence);
  }

  private static void doneBeforeGet(LockPair pair) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Future<?> future = POOL.submit(pair::first);
    // The same queue: what comes of this one comes later.
    POOL.submit(done::countDown);
    done.await();
    future.get();
    pair.second();
  }

  private static void isDone(LockPair pair) {
    Future<?> future = POOL.submit(pair::first);
    while (!future.isDone()) {
      Thread.yield();
    }
    pair.second();
  }

  private static void sameTaskAgain(LockPair pair) throws InterruptedException {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    AtomicInteger turn = new AtomicInteger();
    CountDownLatch turns = new CountDownLatch(8);
    pool.scheduleWithFixedDelay(
        () -> {
          if (turn.getAndIncrement() % 2 == 0) {
            pair.first();
          } else {
            pair.second();
          }
          turns.countDown();
        },
        1,
        1,
        TimeUnit.MILLISECONDS);
    turns.await();
    pool.shutdownNow();
  }

  private static void end(ExecutorService pool, LockPair pair, boolean waits) throws Exception {
    pool.execute(pair::first);
    pool.shutdown();
    if (waits) {
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
    while (!pool.isTerminated()) {
      Thread.yield();
    }
    pair.second();
  }

  private static void quiescence(LockPair pair) {
    FORK_JOIN.execute(pair::first);
    FORK_JOIN.awaitQuiescence(1, TimeUnit.MINUTES);
    pair.second();
  }

  private static RecursiveAction forkAndJoin(LockPair pair) {
    return action(
        () -> {
          ForkJoinTask<?> part = action(pair::first).fork();
          while (!part.isDone()) {
            Thread.onSpinWait(); // so that another worker runs it
          }
          part.join();
          pair.second();
        });
  }

  private static RecursiveAction invokeBoth(LockPair pair) {
    CountDownLatch begun = new CountDownLatch(1);
    return action(
        () -> {
          RecursiveAction own = action(() -> await(begun));
          RecursiveAction others =
              action(
                  () -> {
                    begun.countDown();
                    pair.first();
                  });
          ForkJoinTask.invokeAll(own, others);
          pair.second();
        });
  }

  private static void submitAfter(LockPair pair) throws Exception {
    FORK_JOIN.submit(() -> {}).get();
    pair.first();
    FORK_JOIN.submit(pair::second).get();
  }

  private static void doneBeforeJoin(LockPair pair) {
    CountDownLatch done = new CountDownLatch(1);
    ForkJoinTask<?> task = FORK_JOIN.submit(pair::first);
    task.quietlyJoin();
    done.countDown();
    Thread other =
        Threads.start(
            "other",
            () -> {
              await(done);
              task.join();
              pair.second();
            });
    Threads.join(other);
  }

  private static RecursiveAction action(Runnable work) {
    return new RecursiveAction() {
      private static final long serialVersionUID = 1;

      @Override
      protected void compute() {
        work.run();
      }
    };
  }

  private static void completed(LockPair pair) {
    CompletableFuture<String> future = new CompletableFuture<>();
    Thread first =
        Threads.start(
            "first",
            () -> {
              pair.first();
              future.complete("done");
            });
    while (!future.isDone()) {
      Thread.yield();
    }
    pair.second();
    Threads.join(first);
  }

  private static void then(LockPair pair) {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> end =
        elsewhere(go, pair::first).thenRunAsync(pair::second, HandOversOfTasks::inNewThread);
    go.countDown();
    end.join();
  }

  private static void thenOfDone(LockPair pair) {
    CompletableFuture<Void> first = elsewhere(new CountDownLatch(0), pair::first);
    awaitDone(first);
    first.thenRun(pair::second).join();
  }

  private static void combined(LockPair pair) {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> first = elsewhere(new CountDownLatch(0), pair::first);
    CompletableFuture<Void> later = elsewhere(go, () -> {});
    CompletableFuture<Void> end = first.runAfterBoth(later, pair::second);
    awaitDone(first);
    go.countDown();
    end.join();
  }

  private static void combinedOfDone(LockPair pair) {
    CompletableFuture<Void> first = elsewhere(new CountDownLatch(0), pair::first);
    CompletableFuture<Void> other = elsewhere(new CountDownLatch(0), () -> {});
    awaitDone(first);
    awaitDone(other);
    other.runAfterBoth(first, pair::second).join();
  }

  private static void all(LockPair pair) {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> first = elsewhere(new CountDownLatch(0), pair::first);
    CompletableFuture<Void> end = CompletableFuture.allOf(first, elsewhere(go, () -> {}));
    awaitDone(first);
    go.countDown();
    end.join();
    pair.second();
  }

  private static void composed(LockPair pair) {
    elsewhere(new CountDownLatch(0), pair::first)
        .thenCompose(nothing -> elsewhere(new CountDownLatch(0), () -> {}))
        .thenRunAsync(pair::second, HandOversOfTasks::inNewThread)
        .join();
  }

  private static CompletableFuture<Void> elsewhere(CountDownLatch go, Runnable work) {
    return CompletableFuture.runAsync(
        () -> {
          await(go);
          work.run();
        },
        HandOversOfTasks::inNewThread);
  }

  /** By its latest thread alone, so that the future itself is not asked. */
  private static void awaitDone(CompletableFuture<Void> future) {
    while (!future.toString().contains("Completed")) {
      Thread.yield();
    }
  }

  private static void inNewThread(Runnable work) {
    Threads.start("new", work);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
