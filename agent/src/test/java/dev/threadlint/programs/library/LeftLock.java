package dev.threadlint.programs.library;

import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.RLock;
import dev.threadlint.runtime.threading.Thread;

/** A thread ends with locks in its hands; or another thread releases the one that is nobody's. */
public final class LeftLock {
  private static final Lock LOCK = new Lock();
  private static final RLock REENTRANT = new RLock();

  private LeftLock() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    Thread worker = new Thread(() -> take(wrong));
    worker.start();
    worker.join();
    if (!wrong) {
      LOCK.release();
    }
  }

  private static void take(boolean all) {
    LOCK.acquire();
    if (all) {
      REENTRANT.acquire();
    }
  }
}
