package dev.threadlint.samples.lock;

import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** Each clerk takes an order if there is one, in one step. */
public final class CheckThenActFixed {
  private static final Queue<String> ORDERS = new Queue<>();
  private static final AtomicInteger TAKEN = new AtomicInteger();

  private CheckThenActFixed() {}

  /** One clerk, who employs the other. */
  public static void main(String[] arguments) throws InterruptedException {
    ORDERS.put("order 7");
    Thread other = new Thread(CheckThenActFixed::take);
    other.start();
    take();
    other.join();
    System.out.println("orders taken: " + TAKEN);
  }

  private static void take() {
    try {
      ORDERS.getNowait();
      TAKEN.incrementAndGet();
    } catch (Empty e) {
      // The other one was quicker.
    }
  }
}
