package dev.threadlint.samples.join;

/**
 * A thread's result is read by someone who never waited for the thread.
 *
 * <p>The pause looks like waiting, and on a good day it is long enough. But it makes no promise: on
 * a busy machine the sum may come later, and even a sum that is done need not be seen by another
 * thread when nothing orders the write before the read.
 *
 * @see JoinMissingFixed
 */
public final class JoinMissingSample {
  private static final long SURELY_ENOUGH_MILLIS = 300;

  private static int total;

  private JoinMissingSample() {}

  /** Prints a sum that may not be there yet. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread counter = new Thread(JoinMissingSample::count, "counter");
    counter.start(); // FINDING: join-missing
    Thread.sleep(SURELY_ENOUGH_MILLIS);
    System.out.println("the sum is " + (total == 0 ? "not there" : "there, this time"));
  }

  private static void count() {
    for (int i = 1; i <= 100; i++) {
      total += i;
    }
  }
}
