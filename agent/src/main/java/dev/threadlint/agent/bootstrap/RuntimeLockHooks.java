package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is called for the runtime library's Lock and RLock.
 *
 * <p>A Lock belongs to nobody, so it is only a mutex as long as whoever acquires it is who releases
 * it. From the first release by another thread on it is a signal: it takes part in no lock order,
 * and a hold of it that some thread's books still show does not count. Before that first release a
 * thread that waits for a Lock that it has itself acquired looks like one that locked itself out.
 * It is told apart by whether the thread has handed anything to others meanwhile: see {@link
 * HoldTag#LENT}.
 */
public final class RuntimeLockHooks {
  private RuntimeLockHooks() {}

  /** Before a Lock or RLock is asked for without time-out. */
  public static void requested(Object lock, @Nullable Object holder, int tag) {
    ThreadState state = ThreadState.current();
    boolean again = tag == HoldTag.RUNTIME_OWNED && holder == state.thread;
    if (state.depth > 0 && !again && !Holds.isKnown(state, lock, tag)) {
      requestedUnderOthers(state, lock, holder, tag, LockOrders.BLOCKING);
    }
  }

  /** Before one is asked for with a time-out. */
  public static void requestedForATime(Object lock, @Nullable Object holder, int tag) {
    ThreadState state = ThreadState.current();
    if (state.depth > 0) {
      requestedUnderOthers(state, lock, holder, tag, LockOrders.TIMED);
    }
  }

  /** After one was taken. */
  public static void acquired(Object lock, int tag) {
    ThreadState state = ThreadState.current();
    if (state.depth == 0 && state.lock0 == lock) {
      state.site0 = tag;
      state.depth = 1;
    } else if (!Holds.pushKnown(state, lock, tag)) {
      acquiredSlowly(state, lock, tag);
    }
  }

  /** After an attempt to take one. */
  public static void acquiredIf(boolean success, Object lock, int tag) {
    if (success) {
      acquired(lock, tag);
    }
  }

  /** Before a Lock is released. */
  public static void released(Object lock, @Nullable Object holder) {
    ThreadState state = ThreadState.current();
    if (holder != state.thread) {
      releasedByOther(state, lock, holder);
    } else if (state.depth == 1 && state.lock0 == lock && state.site0 == HoldTag.RUNTIME) {
      state.depth = 0;
    } else if (!Holds.popTop(state, lock)) {
      remove(state, lock);
    }
  }

  /** Before the last level of an RLock is released, by its owner. */
  public static void disowned(Object lock) {
    ThreadState state = ThreadState.current();
    if (state.depth == 1 && state.lock0 == lock) {
      state.depth = 0;
    } else if (!Holds.popTop(state, lock)) {
      remove(state, lock);
    }
  }

  /**
   * Whether a thread that waits for a Lock may be let in by another one than the holder, as far as
   * can be told.
   */
  public static boolean mayBeReleasedByOther(Object lock, Thread holder, ThreadState waiter) {
    return ModeHooks.isNoMutex(lock)
        || holder == waiter.thread && Holds.find(waiter, lock, HoldTag.RUNTIME) < 0;
  }

  /**
   * The thread hands something over, or gives a lock up, under which it may have left something:
   * whoever gets that may release the Locks and Semaphores that are held now.
   */
  static void lend(ThreadState state) {
    for (int i = state.depth - 1; i >= 0; i--) {
      int tag = state.tagAt(i);
      if (tag == HoldTag.RUNTIME) {
        Holds.retag(state, i, HoldTag.LENT);
      } else if (tag == HoldTag.SEMAPHORE) {
        Holds.retag(state, i, HoldTag.LENT_PERMIT);
      }
    }
  }

  /** Drops holds of what has turned out to be no mutex. */
  static void dropSignals(ThreadState state) {
    for (int i = state.depth - 1; i >= 0; i--) {
      int tag = state.tagAt(i);
      Object lock = state.lockAt(i);
      if (lock != null && mayBeSignal(tag) && ModeHooks.isNoMutex(lock)) {
        Holds.remove(state, i);
        if (state.depth == 0) {
          // So that the next time it is looked at again.
          state.lock0 = null;
        }
      }
    }
  }

  private static boolean mayBeSignal(int tag) {
    return tag == HoldTag.RUNTIME || tag == HoldTag.LENT || HoldTag.isPermit(tag);
  }

  private static void requestedUnderOthers(
      ThreadState state, Object lock, @Nullable Object holder, int tag, int patience) {
    if (state.busy != 0) {
      return;
    }
    MonitorHooks.resolveOutermost(state);
    dropSignals(state);
    int held = Holds.find(state, lock);
    if (held < 0) {
      if (state.depth > 0 && (tag != HoldTag.RUNTIME || !ModeHooks.isNoMutex(lock))) {
        LockOrders.request(state, lock, tag, patience);
      }
    } else if (tag == HoldTag.RUNTIME && holder == state.thread) {
      ModeHooks.tellSelfBlocked(state, lock, state.tagAt(held), tag, patience);
    }
  }

  @Outlined
  private static void acquiredSlowly(ThreadState state, Object lock, int tag) {
    if (state.busy != 0) {
      return;
    }
    if (state.depth > 0) {
      MonitorHooks.resolveOutermost(state);
      dropSignals(state);
    }
    if (tag == HoldTag.RUNTIME && ModeHooks.isNoMutex(lock)) {
      HandOverHooks.got(lock);
    } else if (Holds.find(state, lock) < 0) {
      boolean alone = state.depth == 0;
      Holds.push(state, lock, tag, 0);
      if (alone && OwnerHooks.isNews(state, lock)) {
        LockOrders.tellAlone(state, lock, tag);
      }
    }
  }

  @Outlined
  private static void remove(ThreadState state, Object lock) {
    int held = state.busy != 0 ? -1 : Holds.find(state, lock);
    if (held >= 0) {
      Holds.remove(state, held);
    }
  }

  @Outlined
  private static void releasedByOther(ThreadState state, Object lock, @Nullable Object holder) {
    remove(state, lock);
    if (holder == null || state.busy != 0) {
      // Released without being held, which is an error; or nobody can tell by whom it is held.
      return;
    }
    if (!ModeHooks.isNoMutex(lock)) {
      ModeHooks.markNoMutex(lock);
      tellSignalled(state, lock);
    }
    HandOverHooks.gives(lock);
  }

  static void tellSignalled(ThreadState state, Object lock) {
    state.busy++;
    try {
      Event event = new Event(Event.Kind.LOCK_SIGNALLED, state.thread);
      event.subject = lock;
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }
}
