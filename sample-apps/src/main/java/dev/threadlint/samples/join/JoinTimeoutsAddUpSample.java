package dev.threadlint.samples.join;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Each join has a time-out of its own, and the program waits for all of them, one after the other.
 *
 * <p>The shutdown is to give the workers 150 milliseconds. None of the three ends in that time, so
 * it takes 450; with a hundred workers it would take fifteen seconds.
 *
 * @see JoinTimeoutsAddUpFixed
 */
public final class JoinTimeoutsAddUpSample {
  private static final long MOST_MILLIS = 150;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private JoinTimeoutsAddUpSample() {}

  /** Stops three workers that do not listen. */
  public static void main(String[] arguments) throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread worker = new Thread(JoinTimeoutsAddUpSample::work, "worker-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join(MOST_MILLIS); // FINDING: join-timeouts-add-up
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
