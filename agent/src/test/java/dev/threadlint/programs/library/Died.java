package dev.threadlint.programs.library;

import dev.threadlint.runtime.threading.Thread;
import dev.threadlint.runtime.threading.Threading;
import java.lang.management.ManagementFactory;

/** A thread dies of an exception, and nobody is told, or a hook of the program is. */
public final class Died {
  private Died() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    if (!wrong) {
      Threading.setExcepthook(failure -> {});
    }
    Thread worker = new Thread(Died::fail);
    worker.start();
    // Outlives the worker without asking it for anything.
    long id = worker.ident().orElseThrow();
    while (ManagementFactory.getThreadMXBean().getThreadInfo(id) != null) {
      java.lang.Thread.onSpinWait();
    }
    if (!wrong) {
      worker.join();
    }
  }

  private static void fail() {
    throw new IllegalStateException("a thread fails on purpose");
  }
}
