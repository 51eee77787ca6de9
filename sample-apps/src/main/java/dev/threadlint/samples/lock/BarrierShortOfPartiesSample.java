package dev.threadlint.samples.lock;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * A party dies before it comes to the barrier, and the other one waits for it for ever.
 *
 * <p>That one is a daemon, so that main can give up and end.
 *
 * @see BarrierShortOfPartiesFixed
 */
public final class BarrierShortOfPartiesSample {
  private static final long MOST_MILLIS = 1_000;

  private final CyclicBarrier round = new CyclicBarrier(2);

  private BarrierShortOfPartiesSample() {}

  /** Lets two threads play a round. */
  public static void main(String[] arguments) throws InterruptedException {
    BarrierShortOfPartiesSample sample = new BarrierShortOfPartiesSample();
    Thread even = new Thread(() -> sample.play(2), "even");
    Thread odd = new Thread(() -> sample.play(1), "odd");
    even.setDaemon(true);
    odd.setUncaughtExceptionHandler((thread, failure) -> System.out.println(failure));
    even.start();
    odd.start();
    odd.join();
    even.join(MOST_MILLIS);
    System.out.println("even still waits: " + even.isAlive());
  }

  private void play(int number) {
    if (number % 2 != 0) {
      throw new IllegalArgumentException("odd");
    }
    try {
      round.await(); // FINDING: barrier-short-of-parties
    } catch (InterruptedException | BrokenBarrierException e) {
      Thread.currentThread().interrupt();
    }
  }
}
