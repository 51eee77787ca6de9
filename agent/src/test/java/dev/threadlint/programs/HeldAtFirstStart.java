package dev.threadlint.programs;

import java.util.Hashtable;
import java.util.Map;

/**
 * A program's first thread is started while main is in a method of a table, which holds the table's
 * monitor since before it had hooks; then main asks for that monitor again within another one.
 * Another thread takes the two in the true order.
 */
public final class HeldAtFirstStart {
  private static final Map<String, String> TABLE = new Hashtable<>();
  private static final Object LEDGER = new Object();

  // Not a join: what is known to come one after the other is no finding anyway.
  private static volatile boolean over;

  private HeldAtFirstStart() {}

  public static void main(String[] arguments) {
    Thread later = new Thread(HeldAtFirstStart::waitAndTake, "later");
    TABLE.computeIfAbsent(
        "first",
        key -> {
          later.start();
          takeAgain();
          return key;
        });
    over = true;
    Threads.join(later);
    System.out.println(TABLE.get("first") + "+" + TABLE.get("second"));
  }

  private static void takeAgain() {
    synchronized (LEDGER) {
      TABLE.get("first");
    }
  }

  private static void waitAndTake() {
    while (!over) {
      Thread.onSpinWait();
    }
    TABLE.computeIfAbsent("second", HeldAtFirstStart::underLedger);
  }

  private static String underLedger(String key) {
    synchronized (LEDGER) {
      return key;
    }
  }
}
