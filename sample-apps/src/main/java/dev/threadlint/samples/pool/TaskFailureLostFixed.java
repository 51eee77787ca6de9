package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The future is asked how it went.
 *
 * @see TaskFailureLostSample
 */
public final class TaskFailureLostFixed {
  private TaskFailureLostFixed() {}

  /** Sends an order that cannot be sent, and says so. */
  public static void main(String[] arguments) throws InterruptedException {
    ExecutorService mail = Executors.newSingleThreadExecutor();
    Future<?> sent = mail.submit(() -> send("order 7"));
    mail.shutdown();
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
