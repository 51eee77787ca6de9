package dev.threadlint.samples.join;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The time is taken once, and each join gets what is left of it.
 *
 * @see JoinTimeoutsAddUpSample
 */
public final class JoinTimeoutsAddUpFixed {
  private static final long MOST_MILLIS = 150;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private JoinTimeoutsAddUpFixed() {}

  /** Stops three workers that do not listen. */
  public static void main(String[] arguments) throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread worker = new Thread(JoinTimeoutsAddUpFixed::work, "worker-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    long deadline = System.nanoTime() + MILLISECONDS.toNanos(MOST_MILLIS);
    for (Thread worker : workers) {
      NANOSECONDS.timedJoin(worker, deadline - System.nanoTime());
    }
    long late = workers.stream().filter(worker -> worker.isAlive()).count();
    System.out.println(late + " workers are late");
  }

  private static void work() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
