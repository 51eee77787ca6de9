package dev.threadlint.samples.join;

import java.util.concurrent.CountDownLatch;

/**
 * A thread dies of an exception, and whoever waits for its work is told that it is done.
 *
 * <p>The {@code finally} sees to it that nobody waits for ever. It does not see to it that anybody
 * hears of the exception: that goes to standard error, and main goes on as if the order had been
 * sent.
 *
 * @see ThreadFailureLostFixed
 */
public final class ThreadFailureLostSample {
  private ThreadFailureLostSample() {}

  /** Sends an order that cannot be sent. */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Thread mailer =
        new Thread(
            () -> {
              try {
                send("order 7"); // FINDING: thread-failure-lost
              } finally {
                done.countDown();
              }
            },
            "mailer");
    mailer.start();
    done.await();
    System.out.println("all orders sent");
  }

  private static void send(String order) {
    throw new IllegalStateException("no address for " + order);
  }
}
