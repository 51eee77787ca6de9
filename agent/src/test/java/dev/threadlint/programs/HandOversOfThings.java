package dev.threadlint.programs;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Two threads whose orders of two locks cannot meet, for one waits for the other. */
public final class HandOversOfThings {
  private HandOversOfThings() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "latches" ->
          LockPair.runAll(
              HandOversOfThings::latch, HandOversOfThings::timedLatch, HandOversOfThings::count);
      case "barriers" ->
          LockPair.runAll(
              HandOversOfThings::barrier,
              HandOversOfThings::barrierAction,
              HandOversOfThings::phaser,
              HandOversOfThings::exchanger);
      case "signals" ->
          LockPair.runAll(
              HandOversOfThings::semaphore,
              HandOversOfThings::monitor,
              HandOversOfThings::condition);
      default -> LockPair.runAll(HandOversOfThings::isAlive, HandOversOfThings::state);
    }
  }

  /** One thread does its part and gives, another gets and does its own. */
  private static void both(LockPair pair, Action gives, Action gets) {
    Thread second =
        Threads.start(
            "second",
            () -> {
              run(gets);
              pair.second();
            });
    Thread first =
        Threads.start(
            "first",
            () -> {
              pair.first();
              run(gives);
            });
    Threads.join(first);
    Threads.join(second);
  }

  private static void latch(LockPair pair) {
    CountDownLatch latch = new CountDownLatch(1);
    both(pair, latch::countDown, latch::await);
  }

  private static void timedLatch(LockPair pair) {
    CountDownLatch latch = new CountDownLatch(1);
    both(pair, latch::countDown, () -> latch.await(1, TimeUnit.MINUTES));
  }

  private static void count(LockPair pair) {
    CountDownLatch latch = new CountDownLatch(1);
    both(
        pair,
        latch::countDown,
        () -> {
          while (latch.getCount() > 0) {
            Thread.yield();
          }
        });
  }

  private static void barrier(LockPair pair) {
    CyclicBarrier barrier = new CyclicBarrier(2);
    both(pair, barrier::await, barrier::await);
  }

  private static void barrierAction(LockPair pair) throws InterruptedException {
    CyclicBarrier barrier = new CyclicBarrier(2, pair::second);
    Thread first =
        Threads.start(
            "first",
            () -> {
              pair.first();
              run(barrier::await);
            });
    while (barrier.getNumberWaiting() == 0) {
      Thread.yield();
    }
    run(barrier::await);
    first.join();
  }

  private static void phaser(LockPair pair) {
    Phaser phaser = new Phaser(2);
    both(pair, phaser::arriveAndAwaitAdvance, phaser::arriveAndAwaitAdvance);
  }

  private static void exchanger(LockPair pair) {
    Exchanger<String> exchanger = new Exchanger<>();
    both(pair, () -> exchanger.exchange("one"), () -> exchanger.exchange("other"));
  }

  private static void semaphore(LockPair pair) {
    Semaphore signal = new Semaphore(0);
    both(pair, signal::release, signal::acquire);
  }

  private static void monitor(LockPair pair) {
    Object monitor = new Object();
    CountDownLatch holds = new CountDownLatch(1);
    boolean[] given = {false};
    both(
        pair,
        () -> {
          holds.await();
          synchronized (monitor) {
            given[0] = true;
            monitor.notifyAll();
          }
        },
        () -> {
          synchronized (monitor) {
            holds.countDown();
            while (!given[0]) {
              monitor.wait();
            }
          }
        });
  }

  private static void condition(LockPair pair) {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    CountDownLatch holds = new CountDownLatch(1);
    boolean[] given = {false};
    both(
        pair,
        () -> {
          holds.await();
          lock.lock();
          given[0] = true;
          condition.signalAll();
          lock.unlock();
        },
        () -> {
          lock.lock();
          holds.countDown();
          while (!given[0]) {
            condition.await();
          }
          lock.unlock();
        });
  }

  private static void isAlive(LockPair pair) {
    Thread first = Threads.start("first", pair::first);
    while (first.isAlive()) {
      Thread.yield();
    }
    pair.second();
  }

  private static void state(LockPair pair) {
    Thread first = Threads.start("first", pair::first);
    while (first.getState() != Thread.State.TERMINATED) {
      Thread.yield();
    }
    pair.second();
  }

  private interface Action {
    void run() throws InterruptedException, BrokenBarrierException;
  }

  private static void run(Action action) {
    try {
      action.run();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
