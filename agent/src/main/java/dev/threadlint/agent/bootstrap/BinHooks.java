package dev.threadlint.agent.bootstrap;

/**
 * What is called where a ConcurrentHashMap locks one of its bins while it runs code of the program:
 * in {@code compute}, {@code computeIfAbsent}, {@code computeIfPresent} and {@code merge}; and
 * where others may have to wait for that bin.
 *
 * <p>The JDK uses these maps too, and so may whatever is called from here: nothing in here does.
 */
public final class BinHooks {
  private static final int FIRST_WANTS = 4;

  // By identity hash: maps in whose bins locks were asked for, a bit each. Only those can be part
  // of a deadlock; of others the first wants are told, for what is asked for in them may come
  // later.
  private static final HashBits OUTER = new HashBits();
  private static final byte[] WANTS = new byte[1 << 12];

  private BinHooks() {}

  /** Before a bin is locked to run code of the program within. */
  public static void computes(Object map, int hash) {
    ThreadState state = ThreadState.current();
    if (state.depth == 0) {
      // Which bin is asked for only if locks are asked for within.
      if (state.lock0 != map) {
        state.lock0 = map;
      }
      state.site0 = HoldTag.BIN;
      state.count0 = 0;
      state.binHash = hash;
      state.depth = 1;
    } else if (state.busy == 0) {
      try {
        computesWithin(state, map, hash);
      } catch (Throwable t) {
        HookFailures.add(t);
      }
    }
  }

  private static void computesWithin(ThreadState state, Object map, int hash) {
    MonitorHooks.resolveOutermost(state);
    Bin bin = Bin.of(map, hash);
    int again = Holds.find(state, bin);
    if (again >= 0) {
      Holds.enterAgain(state, again);
      return;
    }
    long mix = LockOrders.mixOf(bin, HoldTag.BIN);
    if (state.depth > 0 && isWorthTelling(state, map)) {
      LockOrders.request(state, bin, HoldTag.BIN, mix, LockOrders.BLOCKING);
    }
    Holds.push(state, bin, HoldTag.BIN, mix);
  }

  /** After that bin was unlocked. */
  public static void computed(Object map, int hash) {
    ThreadState state = ThreadState.current();
    if (state.depth == 1 && state.lock0 == map && state.binHash == hash) {
      state.depth = 0;
    } else if (state.busy == 0) {
      for (int i = state.depth - 1; i >= 0; i--) {
        if (state.tagAt(i) == HoldTag.BIN
            && state.lockAt(i) instanceof Bin bin
            && bin.is(map, hash)) {
          Holds.release(state, i);
          return;
        }
      }
      if (state.depth > 0 && state.lock0 == null && state.tagAt(0) == HoldTag.BIN) {
        // Its map was forgotten while the thread seemed idle.
        Holds.remove(state, 0);
      }
    }
  }

  /** Before a bin may be locked for a moment. */
  public static void wants(Object map, int hash) {
    ThreadState state = ThreadState.current();
    if (state.depth > 0 && state.busy == 0) {
      try {
        if (isWorthTelling(state, map)) {
          wantsWithin(state, map, hash);
        }
      } catch (Throwable t) {
        HookFailures.add(t);
      }
    }
  }

  private static void wantsWithin(ThreadState state, Object map, int hash) {
    MonitorHooks.resolveOutermost(state);
    Bin bin = Bin.of(map, hash);
    if (state.depth > 0 && Holds.find(state, bin) < 0) {
      long mix = LockOrders.mixOf(bin, HoldTag.BIN);
      LockOrders.request(state, bin, HoldTag.BIN, mix, LockOrders.BLOCKING);
    }
  }

  /** Finds out which bin the outermost hold is, if it left its map only. */
  static void resolve(ThreadState state) {
    Object map = state.lock0;
    if (map != null && !(map instanceof Bin)) {
      state.lock0 = Bin.of(map, state.binHash);
    }
  }

  /** A lock is asked for within what the thread holds, bins perhaps. */
  static void markOuter(ThreadState state) {
    for (int i = 0; i < state.depth; i++) {
      Object map = state.lockAt(i) instanceof Bin bin ? bin.map() : null;
      if (map != null) {
        OUTER.add(System.identityHashCode(map));
      }
    }
  }

  private static boolean isWorthTelling(ThreadState state, Object map) {
    int hash = System.identityHashCode(map);
    if (OUTER.has(hash)) {
      return true;
    }
    int slot = (int) (KnownOrders.mix(hash) >>> 52);
    if (WANTS[slot] >= FIRST_WANTS) {
      return false;
    }
    WANTS[slot]++;
    // The JDK's own, foremost those of class loaders, would be told by the hundred.
    return StackReader.isAskedByProgram(state);
  }
}
