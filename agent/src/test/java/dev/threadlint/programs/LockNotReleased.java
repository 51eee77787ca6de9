package dev.threadlint.programs;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Threads that end with a lock in their hands, or without. */
public final class LockNotReleased {
  private LockNotReleased() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    ReentrantLock lock = new ReentrantLock();
    ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    StampedLock stamped = new StampedLock();
    long[] stamp = new long[1];
    Thread owner =
        Threads.start(
            "owner",
            () -> {
              lock.lock();
              if (!wrong) {
                lock.unlock();
              }
            });
    Thread reader =
        Threads.start(
            "reader",
            () -> {
              readWrite.readLock().lock();
              if (!wrong) {
                readWrite.readLock().unlock();
              }
            });
    Thread stamper = Threads.start("stamper", () -> stamp[0] = stamped.writeLock());
    Threads.join(owner);
    Threads.join(reader);
    Threads.join(stamper);
    if (!wrong) {
      // It is nobody's: whoever has the stamp may release it.
      stamped.unlockWrite(stamp[0]);
    }
  }
}
