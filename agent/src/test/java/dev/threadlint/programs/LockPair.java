package dev.threadlint.programs;

/** Two locks, for one thread to take in one order and for another to take in the other. */
public final class LockPair {
  private final Object one = new Object();
  private final Object other = new Object();
  private int count;

  public void first() {
    synchronized (one) {
      synchronized (other) {
        count++;
      }
    }
  }

  public void second() {
    synchronized (other) {
      synchronized (one) {
        count++;
      }
    }
  }

  public int count() {
    return count;
  }

  /** What may throw as the JDK's own do. */
  public interface Work {
    void run(LockPair pair) throws Exception;
  }

  /** Each with a pair of its own, which it must have taken both ways. */
  public static void runAll(Work... works) throws Exception {
    for (int i = 0; i < works.length; i++) {
      LockPair pair = new LockPair();
      works[i].run(pair);
      if (pair.count() < 2) {
        throw new IllegalStateException("work " + i + " took its locks " + pair.count() + " times");
      }
    }
  }
}
