package dev.threadlint.samples.join;

import java.util.concurrent.CountDownLatch;

/**
 * After the join the thread is asked whether it has ended.
 *
 * @see JoinTimeoutIgnoredSample
 */
public final class JoinTimeoutIgnoredFixed {
  private static final long MOST_MILLIS = 100;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private JoinTimeoutIgnoredFixed() {}

  /** Sends mail by a server that does not answer. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread mailer = new Thread(JoinTimeoutIgnoredFixed::send, "mailer");
    mailer.setDaemon(true);
    mailer.start();
    mailer.join(MOST_MILLIS);
    System.out.println(mailer.isAlive() ? "the mail server does not answer" : "all mail sent");
  }

  private static void send() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
