package dev.threadlint.samples.join;

/**
 * The join waits exactly as long as it takes, and makes the sum visible.
 *
 * @see JoinMissingSample
 */
public final class JoinMissingFixed {
  private static int total;

  private JoinMissingFixed() {}

  /** Prints the sum. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread counter = new Thread(JoinMissingFixed::count, "counter");
    counter.start();
    counter.join();
    System.out.println("the sum is " + total);
  }

  private static void count() {
    for (int i = 1; i <= 100; i++) {
      total += i;
    }
  }
}
