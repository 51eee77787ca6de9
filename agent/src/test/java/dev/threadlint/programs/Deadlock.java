package dev.threadlint.programs;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Two threads lock each other out, or take their locks in one order. */
public final class Deadlock {
  private static final Object A = new Object();
  private static final Object B = new Object();

  private Deadlock() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    CyclicBarrier meeting = new CyclicBarrier(wrong ? 2 : 1);
    Thread first = Threads.start("first", () -> nest(A, B, meeting));
    Thread second = Threads.start("second", () -> nest(wrong ? B : A, wrong ? A : B, meeting));
    Threads.join(first);
    Threads.join(second);
  }

  private static void nest(Object outer, Object inner, CyclicBarrier meeting) {
    synchronized (outer) {
      try {
        meeting.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
      synchronized (inner) {
        meeting.getParties();
      }
    }
  }
}
