package dev.threadlint.samples.process;

import dev.threadlint.runtime.multiprocessing.Process;

/**
 * Asks how the child ended before it relies on its work.
 *
 * @see ExitCodeUnreadSample
 */
public final class ExitCodeUnreadFixed {
  private ExitCodeUnreadFixed() {}

  /** Sends an order that cannot be sent, and says so. */
  public static void main(String[] arguments) {
    Process mailer = new Process(ExitCodeUnreadFixed::send);
    mailer.start();
    mailer.join();
    int code = mailer.exitCode().getAsInt();
    System.out.println(code == 0 ? "all orders sent" : "not sent, exit code " + code);
  }

  private static void send() {
    throw new IllegalStateException("no address for order 7");
  }
}
