package dev.threadlint.programs;

import java.util.ArrayList;
import java.util.List;

/** Uses up the heap, with locks, twice: once it recovers, once it dies of it. */
public final class OutOfMemory {
  private static final Object LOCK = new Object();

  private OutOfMemory() {}

  public static void main(String[] arguments) {
    LockOrderCycle.main(new String[] {"wrong"});
    try {
      fill();
    } catch (OutOfMemoryError expected) {
      System.out.println("recovered");
    }
    LockOrderCycle.main(new String[] {"wrong"});
    fill();
  }

  private static void fill() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      synchronized (LOCK) {
        all.add(new byte[10_000]);
      }
    }
  }
}
