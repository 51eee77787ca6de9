package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Knows of which monitors the latest notification found nobody waiting.
 *
 * <p>Two tables by identity hash. A wait that ends in an exception is never taken off its count,
 * and two monitors may share one: then a notification seems to have found somebody, and nothing is
 * said.
 */
final class Signals {
  private static final int SLOTS = 1 << 12;
  private static final AtomicIntegerArray WAITERS = new AtomicIntegerArray(SLOTS);
  private static final AtomicIntegerArray LOST = new AtomicIntegerArray(SLOTS);

  private Signals() {}

  static void waits(Object monitor) {
    WAITERS.incrementAndGet(System.identityHashCode(monitor) & SLOTS - 1);
  }

  static void waited(Object monitor) {
    WAITERS.decrementAndGet(System.identityHashCode(monitor) & SLOTS - 1);
  }

  static void given(Object monitor) {
    int hash = System.identityHashCode(monitor);
    int slot = hash & SLOTS - 1;
    int now = WAITERS.get(slot) == 0 ? hash : 0;
    if (LOST.get(slot) != now) {
      LOST.set(slot, now);
    }
  }

  static boolean isLost(Object monitor) {
    int hash = System.identityHashCode(monitor);
    return hash != 0 && LOST.get(hash & SLOTS - 1) == hash;
  }
}
