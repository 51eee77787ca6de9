package dev.threadlint.programs;

import java.util.concurrent.CountDownLatch;

/** Waits for a latch that one of the two who were to count it down has left alone. */
public final class LatchNeverOpens {
  private LatchNeverOpens() {}

  public static void main(String[] arguments) throws InterruptedException {
    boolean wrong = arguments[0].equals("wrong");
    CountDownLatch loaded = new CountDownLatch(2);
    Thread whole = Threads.start("whole", () -> load(loaded, false));
    Thread half = Threads.start("half", () -> load(loaded, wrong));
    Threads.join(whole);
    Threads.join(half);
    loaded.await();
  }

  private static void load(CountDownLatch loaded, boolean givesUp) {
    if (!givesUp) {
      loaded.countDown();
    }
  }
}
