package dev.threadlint.programs;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Joins threads that do not end, with a time-out each or up to one deadline. */
public final class JoinTimeoutsAddUp {
  private static final long MOST_MILLIS = 60;

  private JoinTimeoutsAddUp() {}

  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      workers.add(Threads.start("worker", () -> await(end)));
    }
    boolean wrong = arguments[0].equals("wrong");
    long deadline = System.nanoTime() + MILLISECONDS.toNanos(MOST_MILLIS);
    for (Thread worker : workers) {
      long left = deadline - System.nanoTime();
      NANOSECONDS.timedJoin(worker, wrong ? MILLISECONDS.toNanos(MOST_MILLIS) : left);
    }
    end.countDown();
    workers.forEach(Threads::join);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
