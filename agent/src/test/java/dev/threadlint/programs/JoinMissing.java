package dev.threadlint.programs;

import java.lang.management.ManagementFactory;

/** Starts a thread and never waits for it, or does. */
public final class JoinMissing {
  private JoinMissing() {}

  public static void main(String[] arguments) {
    Thread worker = new Thread(() -> {}, "worker");
    worker.start();
    if (arguments[0].equals("wrong")) {
      // Outlives the worker without asking it for anything.
      while (ManagementFactory.getThreadMXBean().getThreadInfo(worker.getId()) != null) {
        Thread.onSpinWait();
      }
    } else {
      Threads.join(worker);
      askUntilItHasEnded();
    }
  }

  /** Also asks before the start, as setDaemon does. */
  private static void askUntilItHasEnded() {
    Thread asked = new Thread(() -> {}, "asked");
    asked.setDaemon(false);
    asked.start();
    while (asked.isAlive()) {
      Thread.onSpinWait();
    }
  }
}
