package dev.threadlint.programs;

import java.util.concurrent.CountDownLatch;

/** Waits for a latch under a lock that whoever counts it down needs, or with free hands. */
public final class WaitHoldingLock {
  private static final Object LOCK = new Object();

  private WaitHoldingLock() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    CountDownLatch open = new CountDownLatch(1);
    Turns turns = new Turns();
    Thread giver =
        Threads.start(
            "giver",
            () -> {
              synchronized (LOCK) {
                open.countDown();
              }
              turns.done(0);
            });
    Thread taker =
        Threads.start(
            "taker",
            () -> {
              turns.await(1);
              if (wrong) {
                synchronized (LOCK) {
                  await(open);
                }
              } else {
                await(open);
              }
            });
    Threads.join(giver);
    Threads.join(taker);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
