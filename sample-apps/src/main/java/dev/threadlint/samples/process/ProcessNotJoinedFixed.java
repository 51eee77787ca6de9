package dev.threadlint.samples.process;

import dev.threadlint.runtime.multiprocessing.Process;

/**
 * Waits for the report before it is mailed, however long that takes.
 *
 * @see ProcessNotJoinedSample
 */
public final class ProcessNotJoinedFixed {
  private ProcessNotJoinedFixed() {}

  /** Mails what has been written. */
  public static void main(String[] arguments) {
    Process writer = new Process(ProcessNotJoinedFixed::write);
    writer.start();
    writer.join();
    if (writer.exitCode().getAsInt() == 0) {
      mail("Basel");
      mail("Bern");
    }
  }

  private static void mail(String town) {
    Process mailer = new Process(ProcessNotJoinedFixed::send);
    mailer.start();
    mailer.join();
    boolean sent = mailer.exitCode().getAsInt() == 0;
    System.out.println(town + (sent ? " has its report" : " has no report"));
  }

  private static void write() {
    // The report; it prints nothing.
  }

  private static void send() {
    // The mail.
  }
}
