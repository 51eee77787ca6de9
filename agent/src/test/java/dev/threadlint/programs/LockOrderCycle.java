package dev.threadlint.programs;

import java.util.concurrent.locks.ReentrantLock;

/** Takes a monitor and a lock in both orders, or in one. */
public final class LockOrderCycle {
  private static final Object MONITOR = new Object();
  private static final ReentrantLock LOCK = new ReentrantLock();

  private LockOrderCycle() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    Turns turns = new Turns();
    Thread first =
        Threads.start(
            "first",
            () -> {
              monitorThenLock();
              turns.done(0);
            });
    Thread second =
        Threads.start(
            "second",
            () -> {
              turns.await(1);
              if (wrong) {
                lockThenMonitor();
              } else {
                monitorThenLock();
              }
            });
    Threads.join(first);
    Threads.join(second);
  }

  private static void monitorThenLock() {
    synchronized (MONITOR) {
      LOCK.lock();
      LOCK.unlock();
    }
  }

  private static void lockThenMonitor() {
    LOCK.lock();
    synchronized (MONITOR) {
      LOCK.unlock();
    }
  }
}
