package dev.threadlint.samples.join;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The future carries what the thread died of to whoever waits for it.
 *
 * @see ThreadFailureLostSample
 */
public final class ThreadFailureLostFixed {
  private ThreadFailureLostFixed() {}

  /** Sends an order that cannot be sent, and says so. */
  public static void main(String[] arguments) throws InterruptedException {
    FutureTask<Void> sent = new FutureTask<>(() -> send("order 7"), null);
    new Thread(sent, "mailer").start();
    try {
      sent.get();
      System.out.println("all orders sent");
    } catch (ExecutionException e) {
      System.out.println("not sent: " + e.getCause().getMessage());
    }
  }

  private static void send(String order) {
    throw new IllegalStateException("no address for " + order);
  }
}
