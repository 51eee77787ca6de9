package dev.threadlint.programs.library;

import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Thread;
import java.lang.management.ManagementFactory;

/** Starts a thread, which takes and releases a Lock, and never waits for it, or does. */
public final class Forgotten {
  private static final Lock LOCK = new Lock();

  private Forgotten() {}

  public static void main(String[] arguments) {
    Thread worker = new Thread(() -> LOCK.hold().close());
    worker.start();
    if (arguments[0].equals("wrong")) {
      // Outlives the worker without asking it for anything.
      long id = worker.ident().orElseThrow();
      while (ManagementFactory.getThreadMXBean().getThreadInfo(id) != null) {
        java.lang.Thread.onSpinWait();
      }
    } else {
      worker.join();
      askUntilItHasEnded();
    }
  }

  private static void askUntilItHasEnded() {
    Thread asked = new Thread(() -> LOCK.hold().close());
    asked.start();
    while (asked.isAlive()) {
      java.lang.Thread.onSpinWait();
    }
  }
}
