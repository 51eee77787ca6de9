package dev.threadlint.programs;

import java.util.concurrent.locks.StampedLock;

/** Asks for a stamped lock within itself, or after its release. */
public final class LockSelfDeadlock {
  private static final StampedLock LOCK = new StampedLock();

  private LockSelfDeadlock() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    Threads.join(Threads.start("worker", () -> enterTwice(wrong)));
  }

  private static void enterTwice(boolean wrong) {
    long outer = LOCK.writeLock();
    if (!wrong) {
      LOCK.unlockWrite(outer);
    }
    long inner = LOCK.readLock();
    LOCK.unlockRead(inner);
  }
}
