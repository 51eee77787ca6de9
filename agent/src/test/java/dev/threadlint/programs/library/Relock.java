package dev.threadlint.programs.library;

import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Thread;

/** Asks for a Lock within itself, or after its release. */
public final class Relock {
  private static final Lock LOCK = new Lock();

  private Relock() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    Thread worker = new Thread(() -> enterTwice(wrong));
    worker.start();
    worker.join();
  }

  private static void enterTwice(boolean wrong) {
    LOCK.acquire();
    if (!wrong) {
      LOCK.release();
    }
    LOCK.acquire();
    LOCK.release();
  }

  /** The same with a thread started meanwhile, which could release the Lock but for the guard. */
  public static final class Guarded {
    private Guarded() {}

    public static void main(String[] arguments) {
      Lock lock = new Lock();
      Guard outer = lock.hold();
      Thread other = Thread.builder().target(() -> {}).daemon(true).start();
      other.join();
      if (!arguments[0].equals("wrong")) {
        outer.close();
      }
      lock.hold().close();
    }
  }
}
