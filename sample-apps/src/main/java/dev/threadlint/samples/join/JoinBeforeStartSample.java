package dev.threadlint.samples.join;

/**
 * A thread is joined before it is started, so the join waits for nothing.
 *
 * <p>A thread that was not started is not alive, and {@code join} waits only while a thread is
 * alive. It returns without a word, and the report is read before anybody has written it. What is
 * read depends on the order of two lines, not on luck: this program is wrong each time, and still
 * nothing complains.
 *
 * @see JoinBeforeStartFixed
 */
public final class JoinBeforeStartSample {
  private static final StringBuffer REPORT = new StringBuffer();

  private JoinBeforeStartSample() {}

  /** Reads the report too early. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread writer = new Thread(() -> REPORT.append("42 rows"), "report-writer");

    writer.join(); // FINDING: join-before-start
    System.out.println("report: '" + REPORT + "'");

    writer.start();
    writer.join();
  }
}
