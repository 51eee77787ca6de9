package dev.threadlint.programs;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Asks for the write side with the read side held, or the other way round, which is allowed. */
public final class LockUpgrade {
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  private LockUpgrade() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    Threads.join(Threads.start("worker", wrong ? LockUpgrade::upgrade : LockUpgrade::downgrade));
  }

  private static void upgrade() {
    LOCK.readLock().lock();
    LOCK.writeLock().lock();
    LOCK.writeLock().unlock();
    LOCK.readLock().unlock();
  }

  private static void downgrade() {
    LOCK.writeLock().lock();
    LOCK.readLock().lock();
    LOCK.writeLock().unlock();
    LOCK.readLock().unlock();
  }
}
