package dev.threadlint.programs;

import java.util.concurrent.CountDownLatch;

/** Joins a thread that does not end and goes on; or looks at it, in all ways that there are. */
public final class JoinTimeoutIgnored {
  private static final long MOST_MILLIS = 20;
  private static volatile boolean alive;

  private JoinTimeoutIgnored() {}

  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread worker = joinedInVain(end);
    if (!arguments[0].equals("wrong")) {
      alive = worker.isAlive();
      alive = joinedInVain(end).getState() != Thread.State.TERMINATED;
      joinedInVain(end).interrupt();
      Thread again = joinedInVain(end);
      end.countDown();
      Threads.join(again);
    }
    end.countDown();
  }

  private static Thread joinedInVain(CountDownLatch end) throws InterruptedException {
    Thread worker = Threads.start("worker", () -> await(end));
    // One that was asked before is told again when it is asked afterwards.
    alive = worker.isAlive() && worker.getState() != Thread.State.TERMINATED;
    worker.join(MOST_MILLIS);
    return worker;
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
