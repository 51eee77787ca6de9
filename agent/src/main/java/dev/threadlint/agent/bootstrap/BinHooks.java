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
        state.mix0 = 0;
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

  @Outlined
  private static void computesWithin(ThreadState state, Object map, int hash) {
    MonitorHooks.resolveOutermost(state);
    int again = find(state, map, hash);
    if (again >= 0) {
      Holds.enterAgain(state, again);
      return;
    }
    if (state.depth > 0 && isWorthTelling(state, map)) {
      request(state, map, hash);
    }
    Holds.pushBin(state, map, hash);
  }

  private static void request(ThreadState state, Object map, int hash) {
    if (!LockOrders.isHarmless(state, map, HoldTag.BIN)) {
      Bin bin = Bin.of(map, hash);
      LockOrders.requestByInstance(state, bin, HoldTag.BIN, bin.mix(), LockOrders.BLOCKING);
    }
  }

  /** After that bin was unlocked. */
  public static void computed(Object map, int hash) {
    ThreadState state = ThreadState.current();
    if (state.depth == 1
        && state.lock0 == map
        && state.binHash == hash
        && state.site0 == HoldTag.BIN
        && state.count0 == 0) {
      state.depth = 0;
    } else if (state.busy == 0) {
      computedWithin(state, map, hash);
    }
  }

  @Outlined
  private static void computedWithin(ThreadState state, Object map, int hash) {
    int held = find(state, map, hash);
    if (held >= 0) {
      Holds.release(state, held);
    } else if (state.depth > 0 && state.lock0 == null && state.tagAt(0) == HoldTag.BIN) {
      // Its map was forgotten while the thread seemed idle.
      Holds.remove(state, 0);
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

  @Outlined
  private static void wantsWithin(ThreadState state, Object map, int hash) {
    MonitorHooks.resolveOutermost(state);
    if (state.depth > 0 && find(state, map, hash) < 0) {
      request(state, map, hash);
    }
  }

  private static int find(ThreadState state, Object map, int hash) {
    for (int i = state.depth - 1; i >= 0; i--) {
      if (state.tagAt(i) == HoldTag.BIN) {
        Object held = state.lockAt(i);
        if (held instanceof Bin bin
            ? bin.is(map, hash)
            : held == map && Holds.binHashAt(state, i) == hash) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Finds out which bins the thread holds: so far it has noted their maps. */
  static void resolve(ThreadState state) {
    for (int i = 0; i < state.depth; i++) {
      Object map = state.tagAt(i) == HoldTag.BIN ? state.lockAt(i) : null;
      if (map != null && !(map instanceof Bin)) {
        Holds.replace(state, i, Bin.of(map, Holds.binHashAt(state, i)));
      }
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
