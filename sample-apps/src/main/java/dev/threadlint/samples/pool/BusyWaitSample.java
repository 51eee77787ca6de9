package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A loop that asks for a result, while the worker could use the processor.
 *
 * @see BusyWaitFixed
 */
public final class BusyWaitSample {
  private static final long SLOW_DISK_MILLIS = 1_500;

  private BusyWaitSample() {}

  /** Counts the rows of a file. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Integer> rows = pool.submit(BusyWaitSample::count);
    pool.shutdown();
    while (!rows.isDone()) { // FINDING: busy-wait
      Thread.onSpinWait();
    }
    System.out.println(rows.get() + " rows");
  }

  private static int count() throws InterruptedException {
    Thread.sleep(SLOW_DISK_MILLIS);
    return 3;
  }
}
