package dev.threadlint.programs.library;

import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Thread;

/** Locks taken in both orders, where a hand-over sees to it that one order is over before. */
public final class OrderedLocks {
  private OrderedLocks() {}

  public static void main(String[] arguments) {
    Event set = new Event();
    inTurn(set::set, set::await);
    Queue<Object> queue = new Queue<>();
    inTurn(() -> queue.put(new Object()), queue::get);
    Lock signal = new Lock();
    signal.acquire();
    inTurn(signal::release, signal::acquire);
    byFuture();
  }

  private static void inTurn(Runnable gives, Runnable gets) {
    Lock a = new Lock();
    Lock b = new Lock();
    Thread other =
        new Thread(
            () -> {
              nest(a, b);
              gives.run();
            });
    other.start();
    gets.run();
    nest(b, a);
    other.join();
  }

  private static void byFuture() {
    Lock a = new Lock();
    Lock b = new Lock();
    try (ThreadPoolExecutor pool = new ThreadPoolExecutor(1)) {
      pool.submit(() -> nest(a, b)).result();
      nest(b, a);
    }
  }

  private static void nest(Lock outer, Lock inner) {
    try (Guard held = outer.hold();
        Guard within = inner.hold()) {
      inner.locked();
    }
  }
}
