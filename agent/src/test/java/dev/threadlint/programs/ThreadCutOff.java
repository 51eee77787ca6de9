package dev.threadlint.programs;

/** Ends while a daemon counts; or while it has done so. */
public final class ThreadCutOff {
  private static final long FEW = 1_000;

  private static volatile long count;

  private ThreadCutOff() {}

  public static void main(String[] arguments) {
    long most = arguments[0].equals("wrong") ? Long.MAX_VALUE : FEW;
    Thread counter = Threads.unstarted("counter", () -> countTo(most));
    // A virtual thread is one anyway.
    counter.setDaemon(true);
    counter.start();
    while (count < FEW) {
      Thread.onSpinWait();
    }
    if (most == FEW) {
      Threads.join(counter);
    }
  }

  private static void countTo(long most) {
    for (long i = 0; i < most; i++) {
      count = i + 1;
    }
  }
}
