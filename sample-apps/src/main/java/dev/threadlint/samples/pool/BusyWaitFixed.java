package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whoever wants the result waits for it and needs no processor.
 *
 * @see BusyWaitSample
 */
public final class BusyWaitFixed {
  private static final long SLOW_DISK_MILLIS = 1_500;

  private BusyWaitFixed() {}

  /** Counts the rows of a file. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Integer> rows = pool.submit(BusyWaitFixed::count);
    pool.shutdown();
    System.out.println(rows.get() + " rows");
  }

  private static int count() throws InterruptedException {
    Thread.sleep(SLOW_DISK_MILLIS);
    return 3;
  }
}
