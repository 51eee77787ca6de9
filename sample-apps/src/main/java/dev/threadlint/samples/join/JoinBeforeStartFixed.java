package dev.threadlint.samples.join;

/**
 * The thread is started first, so the join waits until the report is written.
 *
 * @see JoinBeforeStartSample
 */
public final class JoinBeforeStartFixed {
  private static final StringBuffer REPORT = new StringBuffer();

  private JoinBeforeStartFixed() {}

  /** Reads the report when it is there. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread writer = new Thread(() -> REPORT.append("42 rows"), "report-writer");

    writer.start();
    writer.join();

    System.out.println("report: '" + REPORT + "'");
  }
}
