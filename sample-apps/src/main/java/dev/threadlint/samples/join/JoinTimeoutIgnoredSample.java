package dev.threadlint.samples.join;

import java.util.concurrent.CountDownLatch;

/**
 * The time-out of a join passes, and the program goes on as if the thread had ended.
 *
 * <p>{@code join(millis)} returns nothing. The mailer hangs, main waits for it as long as it likes
 * to, and says what it would say if all had been sent.
 *
 * @see JoinTimeoutIgnoredFixed
 */
public final class JoinTimeoutIgnoredSample {
  private static final long MOST_MILLIS = 100;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private JoinTimeoutIgnoredSample() {}

  /** Sends mail by a server that does not answer. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread mailer = new Thread(JoinTimeoutIgnoredSample::send, "mailer");
    mailer.setDaemon(true);
    mailer.start();
    mailer.join(MOST_MILLIS); // FINDING: join-timeout-ignored
    System.out.println("all mail sent");
  }

  private static void send() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
