package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A pool of three workers, of which two have never anything to do.
 *
 * <p>The result is asked for in the loop that hands in the tasks, so the second task is handed in
 * when the first one is done. Three reads of a slow disk take three times as long as one.
 *
 * @see SubmitSerialisesFixed
 */
public final class SubmitSerialisesSample {
  private static final long SLOW_DISK_MILLIS = 200;

  private SubmitSerialisesSample() {}

  /** Counts the rows of three files. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    int rows = 0;
    try {
      for (String file : new String[] {"north", "south", "west"}) {
        rows += pool.submit(() -> count(file)).get(); // FINDING: submit-serialises
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
