package dev.threadlint.samples.join;

import java.util.ArrayList;
import java.util.List;

/**
 * Main waits first and takes the lock then: the refresher can always enter.
 *
 * @see JoinHoldingLockSample
 */
public final class JoinHoldingLockFixed {
  private static final List<String> CACHE = new ArrayList<>();

  private JoinHoldingLockFixed() {}

  /** Waits for the refresher before it takes the lock. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread refresher = new Thread(JoinHoldingLockFixed::refresh, "refresher");
    refresher.start();
    refresher.join();
    synchronized (CACHE) {
      System.out.println("cached: " + CACHE);
    }
  }

  private static void refresh() {
    synchronized (CACHE) {
      CACHE.add("prices");
    }
  }
}
