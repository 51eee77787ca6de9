package dev.threadlint.samples.join;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All threads are started before the first one is joined: they wait for the disk together.
 *
 * @see JoinSerialisesSample
 */
public final class JoinSerialisesFixed {
  private static final long SLOW_DISK_MILLIS = 200;
  private static final AtomicInteger ROWS = new AtomicInteger();

  private JoinSerialisesFixed() {}

  /** Reads three files. */
  public static void main(String[] arguments) throws InterruptedException {
    List<Thread> readers = new ArrayList<>();
    for (String file : new String[] {"north", "south", "west"}) {
      Thread reader = new Thread(() -> read(file), "reader of " + file);
      reader.start();
      readers.add(reader);
    }
    for (Thread reader : readers) {
      reader.join();
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
