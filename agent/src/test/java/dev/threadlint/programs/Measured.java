package dev.threadlint.programs;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a lock, a monitor and a thread, each for a good while, and uses a pool. */
public final class Measured {
  static final int TASKS = 50;

  private static final int SLOTS = 4_096;
  private static final long SETTLE_MILLIS = 600;
  private static final long HOLD_MILLIS = 800;
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Object MONITOR = new Object();

  private Measured() {}

  public static void main(String[] arguments) throws InterruptedException {
    // The tracer leaves a program alone while that starts.
    Thread.sleep(SETTLE_MILLIS);
    waitForLock();
    waitForMonitor();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Set<Integer> slots = new HashSet<>();
    while (slots.size() < TASKS) {
      // One object each: how long one waits that is handed in over and over cannot be told. Nor can
      // it of each, if two that wait at the same time are in one slot of the tracer's table.
      long millis = 2 + slots.size() / TASKS;
      Runnable task = () -> pause(millis);
      if (slots.add(System.identityHashCode(task) % SLOTS)) {
        pool.execute(task);
      }
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    System.out.println("measured");
  }

  private static void waitForLock() throws InterruptedException {
    var held = new CountDownLatch(1);
    Thread holder =
        Threads.start(
            "lock-holder",
            () -> {
              LOCK.lock();
              try {
                held.countDown();
                pause(HOLD_MILLIS);
              } finally {
                LOCK.unlock();
              }
            });
    held.await();
    LOCK.lock();
    try {
      pause(20);
    } finally {
      LOCK.unlock();
    }
    holder.join();
  }

  private static void waitForMonitor() throws InterruptedException {
    var held = new CountDownLatch(1);
    Thread holder =
        Threads.start(
            "monitor-holder",
            () -> {
              synchronized (MONITOR) {
                held.countDown();
                pause(HOLD_MILLIS);
              }
            });
    held.await();
    synchronized (MONITOR) {
      pause(1);
    }
    holder.join();
    Thread slow = Threads.start("slow", () -> pause(100));
    slow.join();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
