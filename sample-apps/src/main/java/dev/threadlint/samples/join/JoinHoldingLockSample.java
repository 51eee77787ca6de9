package dev.threadlint.samples.join;

import java.util.ArrayList;
import java.util.List;

/**
 * A thread joins another one under a lock that the other one needs.
 *
 * <p>The refresher fills the cache under its lock; main takes the same lock and waits inside for
 * the refresher to end. Main gives the refresher ten seconds before that, and so far they were
 * enough. If it comes later once, it cannot enter, cannot end, and main waits for it for ever.
 *
 * @see JoinHoldingLockFixed
 */
public final class JoinHoldingLockSample {
  private static final List<String> CACHE = new ArrayList<>();
  private static volatile boolean refreshed;

  private JoinHoldingLockSample() {}

  /** Waits for the refresher in the wrong place. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread refresher = new Thread(JoinHoldingLockSample::refresh, "refresher");
    refresher.start();
    for (int waits = 0; waits < 500 && !refreshed; waits++) {
      Thread.sleep(20);
    }
    synchronized (CACHE) {
      refresher.join(); // FINDING: join-holding-lock
      System.out.println("cached: " + CACHE);
    }
  }

  private static void refresh() {
    synchronized (CACHE) {
      CACHE.add("prices");
    }
    refreshed = true;
  }
}
