package dev.threadlint.programs;

import java.util.concurrent.Semaphore;

/** Two threads in turn: each takes its own permit and gives the other's. */
public final class PermitsPassedOn {
  private PermitsPassedOn() {}

  public static void main(String[] arguments) {
    Semaphore one = new Semaphore(1);
    Semaphore other = new Semaphore(0);
    Thread first = Threads.unstarted("first", () -> take(one, other));
    Thread second =
        Threads.unstarted(
            "second",
            () -> {
              // The first one asks again for what it has not given back.
              while (first.getState() != Thread.State.WAITING) {
                Thread.yield();
              }
              take(other, one);
            });
    first.start();
    second.start();
    Threads.join(first);
    Threads.join(second);
    System.out.println("in turn");
  }

  private static void take(Semaphore own, Semaphore other) {
    for (int i = 0; i < 3; i++) {
      own.acquireUninterruptibly();
      other.release();
    }
  }
}
