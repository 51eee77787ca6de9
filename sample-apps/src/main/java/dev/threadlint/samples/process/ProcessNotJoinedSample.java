package dev.threadlint.samples.process;

import dev.threadlint.runtime.multiprocessing.Process;

/**
 * A program has a report written by a child process and mailed by others, and hopes that it is
 * written by then.
 *
 * @see ProcessNotJoinedFixed
 */
public final class ProcessNotJoinedSample {
  private ProcessNotJoinedSample() {}

  /** Mails what it has not waited for. */
  public static void main(String[] arguments) {
    Process writer = new Process(ProcessNotJoinedSample::write);
    writer.start(); // FINDING: process-not-joined
    // It was started first, so it will be done first, as a rule.
    mail("Basel");
    mail("Bern");
  }

  private static void mail(String town) {
    Process mailer = new Process(ProcessNotJoinedSample::send);
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
