package dev.threadlint.programs.library;

import dev.threadlint.programs.LockPair;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.Futures;
import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.SimpleQueue;
import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.Condition;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Semaphore;
import dev.threadlint.runtime.threading.Thread;
import java.util.List;

/** Threads and tasks whose orders of two locks cannot meet, for one waits for the other. */
public final class HandOvers {
  private HandOvers() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("threads")) {
      LockPair.runAll(
          HandOvers::event,
          HandOvers::barrier,
          HandOvers::barrierAction,
          HandOvers::condition,
          HandOvers::semaphore,
          HandOvers::lock,
          HandOvers::queue,
          HandOvers::nothingInQueue,
          HandOvers::simpleQueue,
          HandOvers::tasksDone,
          HandOvers::isAlive);
    } else {
      LockPair.runAll(
          HandOvers::result,
          HandOvers::done,
          HandOvers::asCompleted,
          HandOvers::callback,
          HandOvers::shutdown);
    }
  }

  private static void both(LockPair pair, Block gives, Block gets) {
    Thread second =
        new Thread(
            () -> {
              gets.run();
              pair.second();
            });
    Thread first =
        new Thread(
            () -> {
              pair.first();
              gives.run();
            });
    second.start();
    first.start();
    first.join();
    second.join();
  }

  private static void event(LockPair pair) {
    Event event = new Event();
    both(pair, event::set, event::await);
  }

  private static void barrier(LockPair pair) {
    Barrier barrier = new Barrier(2);
    both(pair, barrier::await, barrier::await);
  }

  private static void barrierAction(LockPair pair) {
    Barrier barrier = new Barrier(2, pair::second);
    Thread first =
        new Thread(
            () -> {
              pair.first();
              barrier.await();
            });
    first.start();
    while (barrier.nWaiting() == 0) {
      java.lang.Thread.yield();
    }
    barrier.await();
    first.join();
  }

  private static void condition(LockPair pair) {
    Condition condition = new Condition();
    Event holds = new Event();
    boolean[] given = {false};
    both(
        pair,
        () -> {
          holds.await();
          try (Guard held = condition.hold()) {
            given[0] = true;
            condition.signalAll();
          }
        },
        () -> {
          try (Guard held = condition.hold()) {
            holds.set();
            condition.waitFor(() -> given[0]);
          }
        });
  }

  private static void semaphore(LockPair pair) {
    Semaphore signal = new Semaphore(0);
    both(pair, signal::release, signal::acquire);
  }

  private static void lock(LockPair pair) {
    Lock signal = new Lock();
    signal.acquire();
    both(pair, signal::release, signal::acquire);
  }

  private static void queue(LockPair pair) {
    Queue<String> queue = new Queue<>();
    both(pair, () -> queue.put("item"), queue::get);
  }

  private static void nothingInQueue(LockPair pair) {
    Queue<String> queue = new Queue<>();
    both(pair, () -> queue.put(null), queue::get);
  }

  private static void simpleQueue(LockPair pair) {
    SimpleQueue<String> queue = new SimpleQueue<>();
    both(pair, () -> queue.put(null), queue::get);
  }

  private static void tasksDone(LockPair pair) {
    Queue<String> queue = new Queue<>();
    queue.put("item");
    both(
        pair,
        () -> {
          queue.get();
          queue.taskDone();
        },
        queue::join);
  }

  private static void isAlive(LockPair pair) {
    Thread first = new Thread(pair::first);
    first.start();
    while (first.isAlive()) {
      java.lang.Thread.yield();
    }
    pair.second();
    first.join();
  }

  private static void result(LockPair pair) {
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(2)) {
      Future<?> first = pool.submit(pair::first);
      pool.submit(
              () -> {
                first.result();
                pair.second();
              })
          .result();
    }
  }

  private static void done(LockPair pair) {
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(2)) {
      Future<?> first = pool.submit(pair::first);
      while (!first.done()) {
        java.lang.Thread.yield();
      }
      pair.second();
    }
  }

  private static void asCompleted(LockPair pair) {
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(2)) {
      for (Future<?> future : Futures.asCompleted(List.of(pool.submit(pair::first)))) {
        future.cancelled();
        pair.second();
      }
    }
  }

  private static void callback(LockPair pair) {
    Event called = new Event();
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(2)) {
      Future<?> first = pool.submit(pair::first);
      while (!first.done()) {
        java.lang.Thread.yield();
      }
      first.addDoneCallback(
          future -> {
            pair.second();
            called.set();
          });
      called.await();
    }
  }

  private static void shutdown(LockPair pair) {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(2);
    pool.submit(pair::first);
    pool.shutdown();
    pair.second();
  }
}
