package dev.threadlint.runtime.multiprocessing.internal;

import java.util.concurrent.TimeUnit;

/**
 * Says whether to look again for a while before going to sleep; for one thread at a time.
 *
 * <p>To sleep and be woken costs two switches, and on a virtual machine whose processor was given
 * back meanwhile some 40 µs: more than the other side often needs for its answer. Where the answer
 * does not come so soon, looking is given up after a few times in vain, and then tried now and
 * then.
 */
final class Lookout {
  private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(50);
  private static final boolean ALONE = Runtime.getRuntime().availableProcessors() == 1;
  private static final int MOST = 8;
  private static final int NOW_AND_THEN = 64;

  private int credit = MOST;
  private int skipped;
  private long end;

  /** Whether to begin; then {@link #goesOn} says how long. */
  boolean isWorthIt() {
    if (ALONE || (credit == 0 && ++skipped < NOW_AND_THEN)) {
      return false;
    }
    skipped = 0;
    end = System.nanoTime() + SHORT;
    return true;
  }

  /** Lets others have the processor; false when it is time to sleep. */
  boolean goesOn() {
    Thread.yield();
    if (System.nanoTime() - end < 0) {
      return true;
    }
    credit = Math.max(0, credit - 1);
    return false;
  }

  /** What was looked for has come. */
  void paid() {
    credit = MOST;
  }
}
