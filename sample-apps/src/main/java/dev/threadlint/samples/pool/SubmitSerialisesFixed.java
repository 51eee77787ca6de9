package dev.threadlint.samples.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All tasks are handed in before the first result is asked for: they wait for the disk together.
 *
 * @see SubmitSerialisesSample
 */
public final class SubmitSerialisesFixed {
  private static final long SLOW_DISK_MILLIS = 200;

  private SubmitSerialisesFixed() {}

  /** Counts the rows of three files. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    int rows = 0;
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (String file : new String[] {"north", "south", "west"}) {
        counts.add(pool.submit(() -> count(file)));
      }
      for (Future<Integer> count : counts) {
        rows += count.get();
      }
    } finally {
      pool.shutdown();
    }
    System.out.println(rows + " rows");
  }

  private static int count(String file) throws InterruptedException {
    Thread.sleep(SLOW_DISK_MILLIS);
    return file.length();
  }
}
