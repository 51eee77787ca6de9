package dev.threadlint.samples.lock;

import dev.threadlint.runtime.queue.Queue;

/**
 * Two clerks share a queue of orders. One looks whether there is an order and then takes it; in
 * between the other one has taken it.
 *
 * <p>Here a third order comes, so the program ends. Without it the clerk would wait for ever.
 *
 * @see CheckThenActFixed
 */
public final class CheckThenActSample {
  private static final Queue<String> ORDERS = new Queue<>();

  private static volatile boolean looked;
  private static volatile boolean taken;

  private CheckThenActSample() {}

  /** The quick clerk, who employs the slow one. */
  public static void main(String[] arguments) throws InterruptedException {
    ORDERS.put("order 7");
    Thread slow = new Thread(CheckThenActSample::takeSlowly);
    slow.start();
    while (!looked) {
      Thread.onSpinWait();
    }
    System.out.println("the quick clerk has " + ORDERS.get());
    taken = true;
    ORDERS.put("order 8");
    slow.join();
  }

  private static void takeSlowly() {
    if (!ORDERS.empty()) {
      looked = true;
      while (!taken) {
        Thread.onSpinWait();
      }
      String order = ORDERS.get(); // FINDING: check-then-act
      System.out.println("the slow clerk has " + order);
    }
  }
}
