package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A task for each range of numbers.
 *
 * @see TaskOverheadSample
 */
public final class TaskOverheadFixed {
  private static final int NUMBERS = 1_000_000;
  private static final int RANGE = 250_000;

  private TaskOverheadFixed() {}

  /** Adds many numbers. */
  public static void main(String[] arguments) throws InterruptedException {
    LongAdder sum = new LongAdder();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int from = 0; from < NUMBERS; from += RANGE) {
      int first = from;
      pool.execute(() -> add(first, sum));
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    System.out.println(sum.sum());
  }

  private static void add(int first, LongAdder sum) {
    for (int number = first; number < first + RANGE; number++) {
      sum.add(number);
    }
  }
}
