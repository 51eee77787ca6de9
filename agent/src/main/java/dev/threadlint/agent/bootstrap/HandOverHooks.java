package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is called when a thread gives something to others, or gets it: latches, barriers, queues.
 */
public final class HandOverHooks {
  // Latches that were counted down, a bit each by identity hash.
  private static final HashBits COUNTED = new HashBits();

  private HandOverHooks() {}

  /** Before a latch is counted down. */
  public static void counts(Object latch) {
    COUNTED.add(System.identityHashCode(latch));
    signals(latch);
  }

  /** Before something is brought about for which threads wait that hold no lock for it. */
  public static void signals(Object thing) {
    NestedWaits.signals(ThreadState.current(), thing, 0);
    gives(thing);
  }

  /** Before threads are signalled that wait for a condition of a lock, which is held. */
  public static void signalsUnderLock(Object condition) {
    NestedWaits.signals(ThreadState.current(), condition, 1);
    gives(condition);
  }

  /** Whether a latch was ever counted down; two latches may share an answer. */
  public static boolean wasCounted(Object latch) {
    return COUNTED.has(System.identityHashCode(latch));
  }

  /** All that the thread did comes before whoever gets from the thing. */
  public static void gives(Object thing) {
    gives(ThreadState.current(), thing);
  }

  static void gives(ThreadState state, Object thing) {
    tells(state, thing);
    hasGiven(state);
  }

  /** As {@link #gives}, but it may be that nobody gets anything. */
  static void tells(ThreadState state, Object thing) {
    if (state.hasNews()) {
      Channels.send(state, Channels.of(thing));
    }
  }

  /** Others may have got something from the thread, but learn nothing of it. */
  static void hasGiven(ThreadState state) {
    state.handedOver = true;
    if (state.depth > 0) {
      RuntimeLockHooks.lend(state);
    }
  }

  /** A thing is put in a queue of the JDK. */
  @Outlined
  public static void puts(Object thing) {
    if (RuntimeHooks.isEntry(thing)) {
      return;
    }
    ThreadState state = ThreadState.current();
    if (PassedItems.followsPut(state)) {
      gives(state, thing);
    } else {
      hasGiven(state);
    }
  }

  /**
   * A thing was taken from a queue of the JDK, or looked at there; null if there was none. Whoever
   * put it there had put it before: that holds for the very thing, not for the queue, where another
   * one may have come first.
   */
  public static void takes(@Nullable Object thing) {
    if (thing != null && Channels.areUsed() && IdentityHashes.mayHave(thing)) {
      taken(thing);
    }
  }

  @Outlined
  private static void taken(Object thing) {
    ThreadState state = ThreadState.current();
    if (PassedItems.followsTake(state)) {
      Channels.receive(state, Channels.of(thing));
    }
  }

  /** The thread got what others gave to the thing. */
  public static void got(@Nullable Object thing) {
    if (Channels.areUsed() && IdentityHashes.mayHave(thing)) {
      Channels.receive(ThreadState.current(), Channels.of(thing));
    }
  }

  /** It was told that the thing is done, if so. */
  public static void gotIf(boolean done, Object thing) {
    if (done) {
      got(thing);
    }
  }

  /** It was told how much is left until the thing is done. */
  public static void gotIfNone(long left, Object thing) {
    if (left == 0) {
      got(thing);
    }
  }

  /** The thread may be going to wait for the thing, without time-out. */
  public static void waits(Object thing) {
    waits(thing, false);
  }

  /** The thread may be going to wait for the thing, with a time-out. */
  public static void waitsForATime(Object thing) {
    waits(thing, true);
  }

  @Outlined
  private static void waits(Object thing, boolean timed) {
    ThreadState state = ThreadState.current();
    state.waits++;
    if (state.depth > 0) {
      NestedWaits.waits(state, thing);
    }
    // A join of a virtual thread waits for a latch inside: the join says more.
    if (!(state.waitsFor instanceof Thread)) {
      state.waitTimed = timed;
      state.waitsFor = thing;
    }
  }

  /** The wait has ended, with success or not. */
  public static void waited(Object thing) {
    ThreadState state = ThreadState.current();
    if (state.waitsFor == thing) {
      state.waitsFor = null;
    }
    got(thing);
  }
}
