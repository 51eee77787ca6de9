package dev.threadlint.samples.lock;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * A party that dies breaks the barrier, and the other one goes on.
 *
 * @see BarrierShortOfPartiesSample
 */
public final class BarrierShortOfPartiesFixed {
  private final CyclicBarrier round = new CyclicBarrier(2);

  private BarrierShortOfPartiesFixed() {}

  /** Lets two threads play a round. */
  public static void main(String[] arguments) throws InterruptedException {
    BarrierShortOfPartiesFixed sample = new BarrierShortOfPartiesFixed();
    Thread even = new Thread(() -> sample.play(2), "even");
    Thread odd = new Thread(() -> sample.play(1), "odd");
    odd.setUncaughtExceptionHandler((thread, failure) -> System.out.println(failure));
    even.start();
    while (sample.round.getNumberWaiting() == 0) {
      Thread.onSpinWait();
    }
    odd.start();
    odd.join();
    even.join();
    System.out.println("even still waits: " + even.isAlive());
  }

  private void play(int number) {
    try {
      if (number % 2 != 0) {
        throw new IllegalArgumentException("odd");
      }
      round.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      Thread.currentThread().interrupt();
    } finally {
      round.reset();
    }
  }
}
