package dev.threadlint.samples.page;

import java.util.List;

/** A program that gives its threads names which a careless page would take for something else. */
final class HostileNames {
  static final String MARKUP = "</script><img src=x onerror=window.hacked=1>\"'`&<!--";
  static final String RIGHT_TO_LEFT = "محاسب \u202Eevil\u202C";
  static final String EMOJI = "会计 🏦👩‍💻";
  static final String LINES = "first\nsecond\r\n\tthird\u0000\u2028end";
  static final String LONG = "long-".repeat(2_000);
  private static final List<String> NAMES = List.of(MARKUP, RIGHT_TO_LEFT, EMOJI, LINES, LONG);

  private static volatile int turn;

  private HostileNames() {}

  public static void main(String[] arguments) throws InterruptedException {
    Object[] locks = {new Object(), new Object(), new Object(), new Object(), new Object()};
    Thread[] threads = new Thread[locks.length];
    for (int i = 0; i < threads.length; i++) {
      int number = i;
      threads[i] =
          new Thread(
              () -> inTurn(number, locks[number], locks[(number + 1) % locks.length]),
              NAMES.get(i));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("hostile: done");
  }

  // Each waits for its turn in a way that no tracer takes for an order.
  private static void inTurn(int number, Object first, Object second) {
    while (turn != number) {
      Thread.onSpinWait();
    }
    synchronized (first) {
      synchronized (second) {
        turn = number + 1;
      }
    }
    try {
      // Long enough for the page to show what the threads were doing.
      Thread.sleep(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
