package dev.threadlint.samples.lock;

import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Queue;

/** The slow clerk takes an order if there is one, in one step. */
public final class CheckThenActFixed {
  private static final Queue<String> ORDERS = new Queue<>();

  private CheckThenActFixed() {}

  /** The quick clerk, who employs the slow one. */
  public static void main(String[] arguments) throws InterruptedException {
    ORDERS.put("order 7");
    Thread slow = new Thread(CheckThenActFixed::take);
    slow.start();
    take();
    slow.join();
  }

  private static void take() {
    try {
      System.out.println("a clerk has " + ORDERS.getNowait());
    } catch (Empty e) {
      System.out.println("a clerk has no order");
    }
  }
}
