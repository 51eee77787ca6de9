package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Locks that a thread has made while it held others, and not taken yet.
 *
 * <p>A thing is made under the lock of a registry, locked, and only then shown to others: nobody
 * can have kept its maker waiting, and that order is no part of a deadlock. It counts from the
 * second time on that the lock is asked for, or once the lock is given up under which it was made.
 */
final class BornLocks {
  private static final int MOST = 8;

  private final @Nullable Object[] locks = new Object[MOST];
  private final int[] holds = new int[MOST];
  private int next;

  private BornLocks() {}

  /** A lock has been made by a thread that holds others. */
  static void add(ThreadState state, Object lock) {
    int hold = HoldMark.make(state);
    if (state.busy != 0 || hold == 0) {
      return;
    }
    BornLocks born = state.born;
    if (born == null) {
      born = new BornLocks();
      state.born = born;
    }
    born.locks[born.next] = lock;
    born.holds[born.next] = hold;
    born.next = (born.next + 1) % MOST;
  }

  /** Whether the thread asks for the first time for what it has made under this very hold. */
  static boolean take(ThreadState state, Object lock) {
    BornLocks born = state.born;
    return born != null && born.takeUnder(HoldMark.of(state), lock);
  }

  private boolean takeUnder(int hold, Object lock) {
    for (int i = 0; i < MOST; i++) {
      if (locks[i] == lock) {
        locks[i] = null;
        return holds[i] == hold;
      }
    }
    return false;
  }
}
