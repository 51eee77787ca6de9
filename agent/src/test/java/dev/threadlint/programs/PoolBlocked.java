package dev.threadlint.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/** A task sleeps on the common pool, whose workers forget their thread locals after each task. */
public final class PoolBlocked {
  private PoolBlocked() {}

  public static void main(String[] arguments) throws Exception {
    onPool(() -> {});
    System.gc();
    if (arguments[0].equals("wrong")) {
      onPool(PoolBlocked::sleep);
    } else {
      sleep();
    }
  }

  /** Not by submit and get: whoever waits for a task of this pool may run it. */
  private static void onPool(Runnable task) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              task.run();
              done.countDown();
            });
    done.await();
  }

  private static void sleep() {
    try {
      Thread.sleep(3_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
