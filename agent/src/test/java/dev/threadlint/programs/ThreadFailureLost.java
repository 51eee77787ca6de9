package dev.threadlint.programs;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** A thread dies and nobody is told; or a handler is, or a group, or whoever joins. */
public final class ThreadFailureLost {
  private ThreadFailureLost() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (!arguments[0].equals("wrong")) {
      PrintStream err = System.err;
      System.setErr(new PrintStream(OutputStream.nullOutputStream()));
      handled();
      System.setErr(err);
    } else {
      failBeforeAnother();
    }
  }

  private static void fail() {
    throw new IllegalStateException("a thread fails on purpose");
  }

  private static void handled() throws InterruptedException {
    Threads.join(Threads.start("joined", ThreadFailureLost::fail));

    CountDownLatch told = new CountDownLatch(4);
    Thread own = Threads.unstarted("own handler", ThreadFailureLost::fail);
    own.setUncaughtExceptionHandler((thread, failure) -> told.countDown());
    own.start();
    new Thread(new HandlingGroup(told), ThreadFailureLost::fail, "handling group").start();
    new HandlingThread(told).start();
    while (told.getCount() > 1) {
      Thread.onSpinWait();
    }
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> told.countDown());
    Threads.start("handler of all", ThreadFailureLost::fail);
    told.await();
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  /**
   * Waits for the thread without asking it anything: virtual threads end with the program. Where
   * there is one carrier, the second one runs when the first has ended.
   */
  private static void failBeforeAnother() {
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
    System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    Threads.start("worker", ThreadFailureLost::fail);
    Threads.join(Threads.start("next", () -> {}));
  }

  private static final class HandlingGroup extends ThreadGroup {
    private final CountDownLatch told;

    HandlingGroup(CountDownLatch told) {
      super("handling group");
      this.told = told;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      super.uncaughtException(thread, failure);
      told.countDown();
    }
  }

  private static final class HandlingThread extends Thread {
    private final CountDownLatch told;

    HandlingThread(CountDownLatch told) {
      super(ThreadFailureLost::fail, "handling thread");
      this.told = told;
    }

    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
      return (thread, failure) -> told.countDown();
    }
  }
}
