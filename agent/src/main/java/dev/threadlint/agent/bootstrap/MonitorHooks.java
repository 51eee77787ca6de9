package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is called around every monitor of the program.
 *
 * <p><b>Overview.</b> A monitor that is not nested leaves one int in the thread's state: the site
 * where it was entered. The lock itself is not looked at, so that the JIT may still remove lock and
 * object together. Only when another lock is asked for within is the outer instance needed; the
 * first time it is read off the live stack, and from then on that site stores its instance.
 *
 * <p>The bodies of {@link #enter} and {@link #exit} are copied some hundred times at install, one
 * for every few sites, so that the JIT sees for each site which branch it takes.
 */
public final class MonitorHooks {
  /** A site whose number is not known stores its instance always. */
  static final int UNKNOWN_SITE = 0xFFFF;

  /** So many passes of a site are told, so that locks taken alone are known too. */
  static final byte INNER = 2;

  static final byte OUTER = -1;

  // Per site: OUTER, INNER, or the number of passes that were told, for new ones 0: an array of
  // another number would have to be filled at each start.
  static final byte[] SITES = new byte[1 << 16];

  static {
    // 0, which is none, is neither: the fast ways are not for it.
    SITES[UNKNOWN_SITE] = OUTER;
  }

  private MonitorHooks() {}

  /** Before a monitor is entered, or as the first thing within a synchronized method. */
  public static void enter(@Nullable Object lock, int site) {
    ThreadState state = ThreadState.current();
    byte passes = SITES[site & 0xFFFF];
    if (state.depth == 0 && passes == INNER) {
      state.site0 = site;
      state.depth = 1;
    } else if (state.depth == 0 && passes == OUTER && state.lock0 == lock && lock != null) {
      // As it was left: the hash need not be asked for again.
      state.site0 = site;
      state.lock0Site = site;
      state.count0 = 0;
      state.depth = 1;
    } else {
      enterSlowly(state, lock, site);
    }
  }

  /** After a monitor was left, or as the last thing within a synchronized method. */
  public static void exit(@Nullable Object lock, int site) {
    ThreadState state = ThreadState.current();
    if (state.depth == 1
        && state.site0 == site
        && (SITES[site & 0xFFFF] == INNER || state.lock0 == lock && state.count0 == 0)) {
      state.depth = 0;
    } else {
      exitSlowly(state, lock, site);
    }
  }

  /**
   * As {@link #exit}, where an exception leaves the monitor: compiled once for all, as each place
   * has one of those too and most of them never run.
   */
  @Outlined
  public static void thrown(@Nullable Object lock, int site) {
    exit(lock, site);
  }

  /** As {@link #enter}, where the class file is too old to name its own class. */
  public static void staticEnter(int site) {
    // Not followed within: the class object cannot be named there. See docs/limits.md.
  }

  /** As {@link #exit}, where the class file is too old to name its own class. */
  public static void staticExit(int site) {}

  /** Before {@link Object#wait()}. */
  @Outlined
  public static void waitBefore(@Nullable Object lock) {
    ThreadState state = ThreadState.current();
    state.waits++;
    state.waitTimed = false;
    state.waitsFor = lock;
    HoldMark.end(state);
    state.missedSignal = false;
    if (lock != null) {
      Signals.waits(lock);
      if (state.depth > 1) {
        NestedWaits.waits(state, lock);
        willTakeAgain(state, lock);
      }
    }
  }

  /**
   * Who waits gives the monitor up, and asks for it again under all that it keeps. Not private: the
   * copies of the methods above are in another class.
   */
  static void willTakeAgain(ThreadState state, Object lock) {
    if (state.busy != 0) {
      return;
    }
    resolveOutermost(state);
    int held = Holds.find(state, lock);
    if (held >= 0 && held < state.depth - 1) {
      int tag = state.tagAt(held);
      Holds.moveInnermost(state, held);
      state.depth--;
      LockOrders.request(state, lock, tag, LockOrders.BLOCKING);
      state.depth++;
    }
  }

  /** Before {@link Object#wait()} that no loop comes back to. */
  public static void waitOnceBefore(@Nullable Object lock) {
    waitBefore(lock);
    if (lock != null && Signals.isLost(lock)) {
      ThreadState.current().missedSignal = true;
    }
  }

  /** After {@link Object#wait()} returned normally. */
  @Outlined
  public static void waitAfter() {
    ThreadState state = ThreadState.current();
    Object lock = state.waitsFor;
    state.waitsFor = null;
    if (lock != null) {
      Signals.waited(lock);
      HandOverHooks.got(lock);
    }
  }

  /** Before {@link Object#notify()} or {@link Object#notifyAll()}. */
  @Outlined
  public static void notifyBefore(@Nullable Object lock) {
    if (lock != null) {
      Signals.given(lock);
      NestedWaits.signals(ThreadState.current(), lock, 1);
      HandOverHooks.gives(lock);
    }
  }

  /** After {@code isAlive} of a thing that may be a thread. */
  public static void aliveAfter(@Nullable Object thing) {
    if (thing instanceof Thread) {
      ThreadHooks.polled((Thread) thing);
    }
  }

  /** From now on holds of this site leave their instance. */
  static void markOuter(int site) {
    SITES[site & 0xFFFF] = OUTER;
  }

  @Outlined
  static void enterSlowly(ThreadState state, @Nullable Object lock, int site) {
    if (lock == null || state.busy != 0) {
      return;
    }
    int tag = site == 0 ? UNKNOWN_SITE : site;
    if (state.depth == 0) {
      enterOutermost(state, lock, tag);
    } else if (!Holds.pushKnown(state, lock, tag) && !Holds.enterOutermostAgain(state, lock)) {
      enterWithin(state, lock, tag);
    }
  }

  private static void enterWithin(ThreadState state, Object lock, int tag) {
    resolveOutermost(state);
    int again = Holds.find(state, lock);
    if (again >= 0) {
      Holds.enterAgain(state, again);
      return;
    }
    if (state.depth > 0) {
      Holds.push(state, lock, tag, LockOrders.request(state, lock, tag, LockOrders.BLOCKING));
    } else {
      markOuter(tag);
      Holds.push(state, lock, tag, LockOrders.mixOf(lock, tag));
    }
  }

  private static void enterOutermost(ThreadState state, Object lock, int tag) {
    byte passes = SITES[tag];
    if (passes == OUTER) {
      boolean late = LateHashes.isLateOutermost(tag);
      Holds.push(state, lock, tag, late ? 0 : LockOrders.mixOf(lock, tag));
      return;
    }
    if (passes < INNER) {
      SITES[tag] = (byte) (passes + 1);
      LockOrders.tellAlone(state, lock, tag);
    }
    state.site0 = tag;
    state.depth = 1;
  }

  @Outlined
  static void exitSlowly(ThreadState state, @Nullable Object lock, int site) {
    if (state.depth == 0 || lock == null || state.busy != 0) {
      return;
    }
    int tag = site == 0 ? UNKNOWN_SITE : site;
    if (Holds.popTop(state, lock)) {
      return;
    }
    int held = Holds.find(state, lock);
    if (held >= 0) {
      Holds.release(state, held);
    } else if (state.tagAt(0) == tag && state.lock0Site != tag) {
      Holds.remove(state, 0);
    }
  }

  /** Finds out which object the outermost hold is, if it left its site only. */
  static void resolveOutermost(ThreadState state) {
    int site = state.tagAt(0);
    if (HoldTag.isPermit(site) && !ModeHooks.isMutex(state.lock0)) {
      Holds.remove(state, 0);
      return;
    }
    if (site <= 0) {
      // It is asked for when it is needed: the fast ways in have not told of another lock.
      state.mix0 = 0;
      return;
    }
    if (state.lock0Site != site) {
      readOutermost(state, site);
    }
  }

  @Outlined
  private static void readOutermost(ThreadState state, int site) {
    state.busy++;
    try {
      StackReader reader = StackReader.get();
      Object lock = reader == null ? null : reader.lockAt(site);
      markOuter(site);
      if (lock == null) {
        // Not on the stack any more: its exit was lost, by a stack overflow say.
        Holds.remove(state, 0);
      } else {
        state.lock0 = lock;
        state.lock0Site = site;
        state.mix0 = LockOrders.mixOf(lock, site);
        state.count0 = 0;
      }
    } catch (Throwable t) {
      markOuter(site);
      Holds.remove(state, 0);
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** Removes monitors whose exit was lost; the JVM knows what is held. */
  static void dropNotHeld(ThreadState state) {
    for (int i = state.depth - 1; i >= 0; i--) {
      Object lock = state.lockAt(i);
      if (lock == null || state.tagAt(i) > 0 && !Thread.holdsLock(lock)) {
        Holds.remove(state, i);
      }
    }
    RuntimeLockHooks.dropSignals(state);
  }
}
