package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A task for each number: to hand one over takes far longer than to add it.
 *
 * @see TaskOverheadFixed
 */
public final class TaskOverheadSample {
  private static final int NUMBERS = 1_000_000;

  private TaskOverheadSample() {}

  /** Adds many numbers. */
  public static void main(String[] arguments) throws InterruptedException {
    LongAdder sum = new LongAdder();
    ExecutorService pool = Executors.newFixedThreadPool(2); // FINDING: task-overhead
    for (int i = 0; i < NUMBERS; i++) {
      int number = i;
      pool.execute(() -> sum.add(number));
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    System.out.println(sum.sum());
  }
}
