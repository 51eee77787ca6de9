package dev.threadlint.samples.join;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three threads that could work side by side work one after the other.
 *
 * <p>The join stands in the loop that starts the threads: the second one is started when the first
 * one has ended. Three reads of a slow disk take three times as long as one.
 *
 * @see JoinSerialisesFixed
 */
public final class JoinSerialisesSample {
  private static final long SLOW_DISK_MILLIS = 200;
  private static final AtomicInteger ROWS = new AtomicInteger();

  private JoinSerialisesSample() {}

  /** Reads three files. */
  public static void main(String[] arguments) throws InterruptedException {
    for (String file : new String[] {"north", "south", "west"}) {
      Thread reader = new Thread(() -> read(file), "reader of " + file);
      reader.start();
      reader.join(); // FINDING: join-serialises
    }
    System.out.println(ROWS + " rows");
  }

  private static void read(String file) {
    try {
      Thread.sleep(SLOW_DISK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ROWS.addAndGet(file.length());
  }
}
