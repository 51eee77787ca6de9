package dev.threadlint.samples.join;

/**
 * A thread's result is read by someone who never waited for the thread.
 *
 * <p>Looking again and again until the field is no longer zero seems to be waiting, and here it
 * works. But nothing orders the write before the read: another JVM may never show it, and a thread
 * that failed would be waited for in vain.
 *
 * @see JoinMissingFixed
 */
public final class JoinMissingSample {
  private static int total;

  private JoinMissingSample() {}

  /** Prints a sum that may not be there yet. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread counter = new Thread(JoinMissingSample::count, "counter");
    counter.start(); // FINDING: join-missing
    for (int looks = 0; looks < 500 && total == 0; looks++) {
      Thread.sleep(20);
    }
    System.out.println("the sum is " + total);
    Thread.sleep(200); // the rest of the program
  }

  private static void count() {
    int sum = 0;
    for (int i = 1; i <= 100; i++) {
      sum += i;
    }
    total = sum;
  }
}
