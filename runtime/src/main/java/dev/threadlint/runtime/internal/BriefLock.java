package dev.threadlint.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A lock for a few instructions that wait for nothing: whoever finds it held tries again. */
final class BriefLock {
  /*
   * Half the price of a Mutex: nobody ever parks here, so a release need not look for sleepers and
   * can do without the memory fence that such a look takes. In return a thread that waits keeps its
   * processor busy, and after a while offers it to the holder, who may have lost its own.
   */
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 64 : 0;

  private static final VarHandle HELD;

  static {
    try {
      HELD = MethodHandles.lookup().findVarHandle(BriefLock.class, "held", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile boolean held;

  void acquire() {
    if (!HELD.compareAndSet(this, false, true)) {
      acquireContended();
    }
  }

  void release() {
    HELD.setRelease(this, false);
  }

  @SuppressWarnings("ThreadPriorityCheck") // without yielding one processor would wait for itself
  private void acquireContended() {
    int spins = 0;
    do {
      if (spins < SPINS) {
        spins++;
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    } while (held || !HELD.compareAndSet(this, false, true));
  }
}
