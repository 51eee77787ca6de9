package dev.threadlint.programs.library;

import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.SimpleQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads that ask a queue before they take from it. */
public final class Takers {
  private static volatile boolean looked;
  private static volatile boolean taken;

  private Takers() {}

  /** The queue says yes, and then another one is quicker. */
  public static void main(String[] arguments) throws InterruptedException {
    Queue<String> queue = new Queue<>();
    queue.put("last");
    Thread slow =
        new Thread(
            () -> {
              if (!queue.empty()) {
                looked = true;
                await(() -> taken);
                queue.get();
              }
            });
    slow.start();
    await(() -> looked);
    queue.getNowait();
    taken = true;
    awaitWaiting(slow);
    queue.put("one more");
    slow.join();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    while (!condition.holds()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING) {
      // Not so often that this would be a finding.
      Thread.sleep(2);
    }
  }

  /** Nobody comes in between, but somebody could. */
  public static final class Beside {
    private Beside() {}

    public static void main(String[] arguments) throws InterruptedException {
      SimpleQueue<Integer> queue = new SimpleQueue<>();
      queue.put(1);
      queue.put(2);
      CountDownLatch both = new CountDownLatch(2);
      Runnable take =
          () -> {
            while (!queue.empty()) {
              queue.get();
              arrive(both);
            }
          };
      Thread one = new Thread(take);
      one.start();
      // Once one has taken the first and waits, this is not a race.
      awaitWaiting(one);
      take.run();
      one.join();
    }

    private static void arrive(CountDownLatch both) {
      both.countDown();
      try {
        both.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** All is well. */
  public static final class InOrder {
    private static final int ITEMS = 20;
    private static final int END = -1;

    private InOrder() {}

    public static void main(String[] arguments) throws InterruptedException {
      alone();
      afterAll();
      underALock();
      justLogging();
      withoutWaiting();
      periodically();
      System.out.println("in order");
    }

    private static Queue<Integer> filled() {
      Queue<Integer> queue = new Queue<>(2 * ITEMS);
      for (int i = 0; i < ITEMS; i++) {
        if (!queue.full()) {
          queue.put(i);
        }
      }
      return queue;
    }

    private static void drain(Queue<Integer> queue) {
      while (!queue.empty()) {
        queue.get();
      }
    }

    private static void alone() {
      Queue<Integer> queue = filled();
      drain(queue);
      queue.put(1);
      queue.get();
      queue.taskDone();
    }

    /** Whoever takes has ended by then. */
    private static void afterAll() throws InterruptedException {
      Queue<Integer> queue = filled();
      runTwo(
          () -> {
            for (int i = 0; i < ITEMS / 4; i++) {
              queue.get();
            }
          });
      drain(queue);
    }

    private static void underALock() throws InterruptedException {
      Queue<Integer> queue = filled();
      Object lock = new Object();
      runTwo(
          () -> {
            synchronized (lock) {
              drain(queue);
            }
          });
    }

    /** How many are left is printed; each thread is told by an item when to stop. */
    private static void justLogging() throws InterruptedException {
      Queue<Integer> queue = filled();
      queue.put(END);
      queue.put(END);
      int[] left = new int[2];
      runTwo(
          () -> {
            do {
              left[0] = queue.qsize();
            } while (queue.get() != END);
          });
    }

    private static void withoutWaiting() throws InterruptedException {
      Queue<Integer> queue = filled();
      runTwo(
          () -> {
            while (!queue.empty()) {
              try {
                queue.getNowait();
              } catch (dev.threadlint.runtime.queue.Empty e) {
                return;
              }
            }
          });
    }

    private static void periodically() throws InterruptedException {
      Queue<Integer> queue = filled();
      CountDownLatch runs = new CountDownLatch(ITEMS / 2);
      ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
      clock.scheduleAtFixedRate(
          () -> {
            if (!queue.empty()) {
              queue.get();
            }
            runs.countDown();
          },
          0,
          1,
          TimeUnit.MILLISECONDS);
      runs.await();
      clock.shutdown();
      clock.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static void runTwo(Runnable work) throws InterruptedException {
      Thread one = new Thread(work);
      Thread two = new Thread(work);
      one.start();
      two.start();
      one.join();
      two.join();
    }
  }
}
