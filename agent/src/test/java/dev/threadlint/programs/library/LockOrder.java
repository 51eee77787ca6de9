package dev.threadlint.programs.library;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.RLock;
import dev.threadlint.runtime.threading.Thread;

/** Takes two locks in both orders, or in one. */
public final class LockOrder {
  private LockOrder() {}

  /** Two Locks. */
  public static void main(String[] arguments) {
    Lock accounts = new Lock();
    Lock audit = new Lock();
    Block oneWay =
        () -> {
          try (Guard outer = accounts.hold();
              Guard inner = audit.hold()) {
            audit.locked();
          }
        };
    Block otherWay =
        () -> {
          audit.acquire();
          accounts.acquire();
          accounts.release();
          audit.release();
        };
    oneAfterTheOther(oneWay, arguments[0].equals("wrong") ? otherWay : oneWay);
  }

  private static void oneAfterTheOther(Block one, Block other) {
    Turns turns = new Turns();
    Thread first =
        new Thread(
            () -> {
              one.run();
              turns.done(0);
            });
    Thread second =
        new Thread(
            () -> {
              turns.await(1);
              other.run();
            });
    first.start();
    second.start();
    first.join();
    second.join();
  }

  /** An RLock and a monitor. */
  public static final class Mixed {
    private static final Object MONITOR = new Object();
    private static final RLock LOCK = new RLock();

    private Mixed() {}

    public static void main(String[] arguments) {
      oneAfterTheOther(
          Mixed::monitorThenLock,
          arguments[0].equals("wrong") ? Mixed::lockThenMonitor : Mixed::monitorThenLock);
    }

    private static void monitorThenLock() {
      synchronized (MONITOR) {
        LOCK.acquire();
        LOCK.acquire();
        LOCK.release();
        LOCK.release();
      }
    }

    private static void lockThenMonitor() {
      LOCK.acquire();
      synchronized (MONITOR) {
        LOCK.release();
      }
    }
  }
}
