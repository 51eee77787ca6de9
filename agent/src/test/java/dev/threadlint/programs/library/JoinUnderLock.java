package dev.threadlint.programs.library;

import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Thread;

/** Joins a thread under a Lock that it takes, or outside of it. */
public final class JoinUnderLock {
  private static final Lock LOCK = new Lock();

  private JoinUnderLock() {}

  public static void main(String[] arguments) {
    Turns turns = new Turns();
    Thread worker =
        new Thread(
            () -> {
              LOCK.hold().close();
              turns.done(0);
            });
    worker.start();
    turns.await(1);
    try (Guard held = LOCK.hold()) {
      if (arguments[0].equals("wrong")) {
        worker.join();
      }
    }
    worker.join();
  }
}
