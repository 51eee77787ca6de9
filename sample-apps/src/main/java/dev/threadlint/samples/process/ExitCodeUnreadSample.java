package dev.threadlint.samples.process;

import dev.threadlint.runtime.multiprocessing.Process;

/**
 * A child process dies of an exception, and its parent goes on as if it had done its work.
 *
 * <p>The join returns when the child has ended, however that came about.
 *
 * @see ExitCodeUnreadFixed
 */
public final class ExitCodeUnreadSample {
  private ExitCodeUnreadSample() {}

  /** Sends an order that cannot be sent. */
  public static void main(String[] arguments) {
    Process mailer = new Process(ExitCodeUnreadSample::send);
    mailer.start(); // FINDING: exit-code-unread
    mailer.join();
    System.out.println("all orders sent");
  }

  private static void send() {
    throw new IllegalStateException("no address for order 7");
  }
}
