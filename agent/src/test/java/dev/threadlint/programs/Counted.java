package dev.threadlint.programs;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/** Deadlocks, joins and loses failures with objects that count the calls they get. */
public final class Counted {
  private static final Object MONITOR = new CountedObject();
  private static final Object OTHER = new CountedObject();
  private static final Lock LOCK = new CountedLock();

  private Counted() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Thread quick = new CountedThread("quick", Counted::nest);
    quick.start();
    quick.join();
    loseFailure();
    Turns turns = new Turns();
    Thread first =
        new CountedThread(
            "first",
            () -> {
              LOCK.lock();
              turns.done(0);
              turns.await(2);
              synchronized (MONITOR) {
                LOCK.unlock();
              }
            });
    Thread second =
        new CountedThread(
            "second",
            () -> {
              turns.await(1);
              synchronized (MONITOR) {
                turns.done(1);
                LOCK.lock();
              }
            });
    first.start();
    second.start();
    System.in.read();
    System.out.println("calls: " + CountedObject.CALLS.get());
    System.exit(0);
  }

  private static void nest() {
    synchronized (OTHER) {
      synchronized (MONITOR) {
        LOCK.lock();
        LOCK.unlock();
      }
    }
  }

  private static void loseFailure() throws InterruptedException {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new CountedThread("w", work));
    pool.execute(
        new CountedTask(
            () -> {
              throw new CountedFailure();
            }));
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }
}
