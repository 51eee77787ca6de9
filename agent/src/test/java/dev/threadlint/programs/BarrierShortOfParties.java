package dev.threadlint.programs;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Two threads come to a barrier of three; or of two. */
public final class BarrierShortOfParties {
  private BarrierShortOfParties() {}

  public static void main(String[] arguments) {
    CyclicBarrier round = new CyclicBarrier(arguments[0].equals("wrong") ? 3 : 2);
    Thread one = Threads.start("one", () -> play(round));
    Thread two = Threads.start("two", () -> play(round));
    Threads.join(one);
    Threads.join(two);
  }

  private static void play(CyclicBarrier round) {
    try {
      round.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
