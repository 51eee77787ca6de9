package dev.threadlint.agent.bootstrap;

/** Adds to and takes from a thread's holds where the fast path does not. */
final class Holds {
  private Holds() {}

  /** Index of the hold of a lock, in whatever way, innermost first, or -1. */
  static int find(ThreadState state, Object lock) {
    for (int i = state.depth - 1; i >= 0; i--) {
      if (state.lockAt(i) == lock) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the hold of a lock in one way, innermost first, or -1. */
  static int find(ThreadState state, Object lock, int tag) {
    for (int i = state.depth - 1; i >= 0; i--) {
      if (state.lockAt(i) == lock && state.tagAt(i) == tag) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Pushes a lock that was last asked for under the very same outermost hold, which was no news
   * then. Compares references only; false if anything else must be looked at.
   */
  static boolean pushKnown(ThreadState state, Object lock, int tag) {
    Nest nest = state.nest;
    if (nest != null && isKnown(state, lock, tag)) {
      nest.counts[0] = 0;
      state.depth = 2;
      return true;
    }
    return false;
  }

  /**
   * Whether that is so. The tag of the outermost hold says that its instance is known, too: it was
   * when that was noted.
   */
  static boolean isKnown(ThreadState state, Object lock, int tag) {
    Nest nest = state.nest;
    return state.depth == 1
        && nest != null
        && state.knownAs == state.site0
        && state.knownUnder == state.lock0
        && nest.locks[0] == lock
        && nest.tags[0] == tag;
  }

  /** What is now asked for under the outermost hold alone is no news. */
  static void know(ThreadState state) {
    Object under = state.lockAt(0);
    if (under == state.lock0 && under != null) {
      if (state.knownUnder != under) {
        state.knownUnder = under;
      }
      state.knownAs = state.site0;
    }
  }

  /** Enters the outermost hold once more if it is the only one and of that lock. */
  static boolean enterOutermostAgain(ThreadState state, Object lock) {
    if (state.depth == 1 && state.lock0 == lock && state.lockAt(0) == lock) {
      state.count0++;
      return true;
    }
    return false;
  }

  /** Releases the innermost of one or two holds once, if it is of that lock. */
  static boolean popTop(ThreadState state, Object lock) {
    if (state.depth == 1) {
      return state.lock0 == lock && state.lockAt(0) == lock && popOutermost(state);
    }
    Nest nest = state.nest;
    if (state.depth != 2 || nest == null || nest.locks[0] != lock) {
      return false;
    }
    if (nest.counts[0] > 0) {
      nest.counts[0]--;
      return true;
    }
    state.depth = 1;
    if (state.site0 == HoldTag.RUNTIME || state.site0 == HoldTag.SEMAPHORE) {
      RuntimeLockHooks.lend(state);
    }
    return true;
  }

  private static boolean popOutermost(ThreadState state) {
    if (state.count0 > 0) {
      state.count0--;
    } else {
      state.depth = 0;
    }
    return true;
  }

  static void push(ThreadState state, Object lock, int tag, long mix) {
    int depth = state.depth;
    if (depth == 0) {
      setOutermost(state, lock, tag, mix, 0);
    } else {
      Nest.roomFor(state, depth).set(depth - 1, lock, tag, mix, 0);
    }
    state.depth = depth + 1;
  }

  /** The part of the i-th hold in the name of a combination, asked for now if it was not yet. */
  static long mixAt(ThreadState state, int i) {
    Nest nest = state.nest;
    if (i == 0) {
      if (state.mix0 == 0) {
        state.mix0 = lateMixAt(state, 0);
      }
      return state.mix0;
    }
    if (nest == null) {
      return 0;
    }
    if (nest.mixes[i - 1] == 0) {
      nest.mixes[i - 1] = lateMixAt(state, i);
    }
    return nest.mixes[i - 1];
  }

  private static long lateMixAt(ThreadState state, int i) {
    BinHooks.resolve(state);
    Object lock = state.lockAt(i);
    int tag = state.tagAt(i);
    LateHashes.needed(tag);
    return lock == null ? 0 : LockOrders.mixOf(lock, tag);
  }

  /** Which bin the i-th hold is, if it is one that has only its map as lock. */
  static int binHashAt(ThreadState state, int i) {
    Nest nest = state.nest;
    return i == 0 ? state.binHash : nest == null ? 0 : nest.binHashes[i - 1];
  }

  static void pushBin(ThreadState state, Object map, int hash) {
    int at = state.depth;
    push(state, map, HoldTag.BIN, 0);
    Nest nest = state.nest;
    if (at == 0) {
      state.binHash = hash;
    } else if (nest != null) {
      nest.binHashes[at - 1] = hash;
    }
  }

  static void enterAgain(ThreadState state, int i) {
    if (i == 0) {
      state.count0++;
    } else {
      Nest.roomFor(state, i).counts[i - 1]++;
    }
  }

  /** Releases a hold once: one re-entry less, or gone. */
  static void release(ThreadState state, int i) {
    Nest nest = state.nest;
    if (i == 0 && state.count0 > 0) {
      state.count0--;
    } else if (i > 0 && nest != null && nest.counts[i - 1] > 0) {
      nest.counts[i - 1]--;
    } else {
      remove(state, i);
    }
  }

  /** The hold's lock has another name. */
  static void replace(ThreadState state, int i, Object lock) {
    Nest nest = state.nest;
    if (i == 0) {
      state.lock0 = lock;
    } else if (nest != null) {
      nest.locks[i - 1] = lock;
    }
  }

  /** From now on the hold is of another sort. */
  static void retag(ThreadState state, int i, int tag) {
    Nest nest = state.nest;
    if (i == 0) {
      state.site0 = tag;
    } else if (nest != null) {
      nest.tags[i - 1] = tag;
    }
  }

  /** Removes a hold, wherever it lies. */
  @Outlined
  static void remove(ThreadState state, int i) {
    int depth = state.depth;
    Nest nest = state.nest;
    if (nest != null) {
      if (i < depth - 1) {
        BinHooks.resolve(state);
      }
      for (int to = i; to < depth - 1; to++) {
        moveOut(state, nest, to);
      }
      if (depth > 1
          && depth - 2 < nest.locks.length
          && nest.locks[depth - 2] != null
          && i < depth - 1) {
        nest.locks[depth - 2] = null;
      }
    }
    state.depth = Math.max(0, depth - 1);
    RuntimeLockHooks.lend(state);
  }

  /** A hold becomes the innermost one, as if the lock had been taken last. */
  static void moveInnermost(ThreadState state, int i) {
    BinHooks.resolve(state);
    Object lock = state.lockAt(i);
    int tag = state.tagAt(i);
    Nest nest = Nest.roomFor(state, state.depth);
    long mix = i == 0 ? state.mix0 : nest.mixes[i - 1];
    int count = i == 0 ? state.count0 : nest.counts[i - 1];
    int last = state.depth - 1;
    for (int to = i; to < last; to++) {
      moveOut(state, nest, to);
    }
    nest.set(last - 1, lock, tag, mix, count);
  }

  /** The hold at {@code to + 1} becomes that at {@code to}. */
  private static void moveOut(ThreadState state, Nest nest, int to) {
    int tag = nest.tags[to];
    if (to > 0) {
      nest.set(to - 1, nest.locks[to], tag, nest.mixes[to], nest.counts[to]);
      return;
    }
    if (tag > 0) {
      MonitorHooks.markOuter(tag);
    }
    setOutermost(state, nest.locks[0], tag, nest.mixes[0], nest.counts[0]);
  }

  private static void setOutermost(
      ThreadState state,
      @org.jspecify.annotations.Nullable Object lock,
      int tag,
      long mix,
      int count) {
    if (state.lock0 != lock) {
      state.lock0 = lock;
    }
    state.site0 = tag;
    if (tag > 0) {
      state.lock0Site = tag;
    }
    state.mix0 = mix;
    state.count0 = count;
  }
}
