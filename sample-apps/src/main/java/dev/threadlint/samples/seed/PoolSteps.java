package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Pools;
import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import dev.threadlint.runtime.threading.Event;
import java.time.Duration;
import java.util.List;

/**
 * A thread pool in four steps: make it, hand tasks in, take their results, shut it down.
 *
 * <p>In Python {@code with ThreadPoolExecutor(2) as pool} is the first and the last step. {@code
 * submit} returns a {@code Future} at once; {@code result} waits, and raises what the task raised;
 * {@code cancel} works only while the task waits in the queue.
 *
 * <p>In Java {@code ExecutorService} has the same steps, with two traps. {@code cancel(false)} of a
 * running task returns true, and its result is lost though it goes on. And an executor that is not
 * shut down keeps the JVM alive. The runtime's pool does neither.
 *
 * <p>The tracer says nothing, for the failure was looked at. It is not fond of {@code submit} and
 * {@code result} in one loop ({@code submit-serialises}), nor of failures that nobody reads ({@code
 * task-failure-lost}).
 */
public final class PoolSteps {
  private PoolSteps() {}

  /** Goes through the steps, then asks how large a pool should be. */
  public static void main(String[] arguments) {
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(2)) {
      List<Future<Integer>> squares =
          List.of(1, 2, 3).stream().map(n -> pool.submit(() -> n * n)).toList();
      squares.forEach(square -> System.out.println("result: " + square.result()));
      pool.map(n -> n + 1, List.of(1, 2, 3)).forEachRemaining(n -> System.out.println("map: " + n));

      Future<Integer> failed = pool.submit(() -> Integer.parseInt("three"));
      System.out.println("exception: " + failed.exception());
    }
    cancel();
    int threads = Pools.bestThreadCount(Duration.ofMillis(90), Duration.ofMillis(10), 2);
    System.out.println("best for 90 ms of waiting, 10 ms of work, 2 cores: " + threads);
  }

  private static void cancel() {
    Event begun = new Event();
    Event end = new Event();
    try (ThreadPoolExecutor one = new ThreadPoolExecutor(1)) {
      Future<Boolean> running =
          one.submit(
              () -> {
                begun.set();
                return end.await();
              });
      Future<Boolean> waiting = one.submit(() -> true);
      begun.await();
      System.out.println("cancel a waiting task: " + waiting.cancel());
      System.out.println("cancel a running task: " + running.cancel());
      end.set();
      System.out.println("which ends: " + running.result());
    }
  }
}
