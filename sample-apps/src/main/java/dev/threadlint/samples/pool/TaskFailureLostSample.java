package dev.threadlint.samples.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A task fails and nobody hears of it.
 *
 * <p>{@code submit} keeps the failure inside the future that it returns. Nobody keeps the future,
 * so nothing is printed, no handler is called, and the order counts as sent.
 *
 * @see TaskFailureLostFixed
 */
public final class TaskFailureLostSample {
  private TaskFailureLostSample() {}

  /** Sends an order that cannot be sent. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the fault
  public static void main(String[] arguments) throws InterruptedException {
    ExecutorService mail = Executors.newSingleThreadExecutor();
    mail.submit(() -> send("order 7")); // FINDING: task-failure-lost
    mail.shutdown();
    boolean ended = mail.awaitTermination(1, TimeUnit.SECONDS);
    System.out.println("all orders sent: " + ended);
  }

  private static void send(String order) {
    throw new IllegalStateException("no address for " + order);
  }
}
