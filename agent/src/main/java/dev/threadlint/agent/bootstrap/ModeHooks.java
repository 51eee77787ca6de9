package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is called for locks that have no owner in the JDK's books: read sides, StampedLocks and
 * Semaphores. The intent is told before the thread may block.
 */
public final class ModeHooks {
  // Semaphores, and Locks of the runtime library, that are no mutexes: one bit each, by identity
  // hash; lossy towards silence.
  private static final HashBits NO_MUTEX = new HashBits();

  // Whether there are any: as long as there are none, nobody's hash is asked for.
  private static boolean signals;

  private static volatile boolean refusesSelfDeadlocks;

  private ModeHooks() {}

  /** From now on a thread that would wait for itself for ever gets an error instead. */
  public static void refuseSelfDeadlocks() {
    refusesSelfDeadlocks = true;
  }

  /** Before a lock is asked for without time-out. */
  public static void requested(Object lock, int tag) {
    ThreadState state = ThreadState.current();
    if (state.depth > 0) {
      requestedUnderOthers(state, lock, tag, LockOrders.BLOCKING);
    }
  }

  /** Before a lock is asked for with a time-out. */
  public static void requestedForATime(Object lock, int tag) {
    ThreadState state = ThreadState.current();
    if (state.depth > 0) {
      requestedUnderOthers(state, lock, tag, LockOrders.TIMED);
    }
  }

  /** Before the write side of a read-write lock is asked for; its taking is seen elsewhere. */
  public static void writeRequested(Object lock) {
    ThreadState state = ThreadState.current();
    if (state.depth > 0 && state.busy == 0) {
      MonitorHooks.resolveOutermost(state);
      checkSelf(state, lock, HoldTag.OWNED, LockOrders.BLOCKING);
    }
  }

  /** After a lock was taken. */
  public static void acquired(Object lock, int tag) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    if (state.depth == 0) {
      // Its hash is asked for once something is asked for within.
      if (state.lock0 != lock) {
        state.lock0 = lock;
        state.mix0 = 0;
      }
      state.site0 = tag;
      state.count0 = 0;
      state.depth = 1;
    } else {
      acquiredWithin(state, lock, tag);
    }
    if (tag == HoldTag.SEMAPHORE && isNoMutex(lock)) {
      HandOverHooks.got(lock);
    }
  }

  @Outlined
  private static void acquiredWithin(ThreadState state, Object lock, int tag) {
    if (tag == HoldTag.SEMAPHORE && !isMutex(lock)) {
      return;
    }
    MonitorHooks.resolveOutermost(state);
    int held = Holds.find(state, lock, tag);
    if (held >= 0) {
      Holds.enterAgain(state, held);
    } else {
      Holds.push(state, lock, tag, 0);
    }
  }

  /** After an attempt to take a lock. */
  public static void acquiredIf(boolean success, Object lock, int tag) {
    if (success) {
      acquired(lock, tag);
    }
  }

  /** After an attempt to take a StampedLock. */
  public static void acquiredIf(long stamp, Object lock, int tag) {
    if (stamp != 0) {
      acquired(lock, tag);
    }
  }

  /** After a lock was released. */
  public static void released(Object lock, int tag) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    if (state.depth == 1 && state.lock0 == lock && state.site0 == tag && state.count0 == 0) {
      state.depth = 0;
    } else {
      releasedWithin(state, lock, tag);
    }
    if (tag == HoldTag.SEMAPHORE) {
      if (isNoMutex(lock)) {
        HandOverHooks.gives(state, lock);
      } else {
        HandOverHooks.hasGiven(state);
      }
    }
  }

  @Outlined
  private static void releasedWithin(ThreadState state, Object lock, int tag) {
    int held = Holds.find(state, lock, tag);
    if (held < 0 && tag == HoldTag.SEMAPHORE) {
      held = Holds.find(state, lock, HoldTag.LENT_PERMIT);
    }
    if (held >= 0) {
      Holds.release(state, held);
    } else if (tag == HoldTag.SEMAPHORE && !isNoMutex(lock)) {
      markNoMutex(lock);
      RuntimeLockHooks.tellSignalled(state, lock);
    }
  }

  /** After an attempt to release a lock. */
  public static void releasedIf(boolean success, Object lock, int tag) {
    if (success) {
      released(lock, tag);
    }
  }

  /** After a StampedLock was converted. */
  public static void converted(long stamp, Object lock, int tag) {
    if (stamp == 0) {
      return;
    }
    ThreadState state = ThreadState.current();
    int other = tag == HoldTag.STAMPED_WRITE ? HoldTag.STAMPED_READ : HoldTag.STAMPED_WRITE;
    int held = Holds.find(state, lock, other);
    if (held >= 0) {
      Holds.release(state, held);
      acquired(lock, tag);
    } else if (Holds.find(state, lock, tag) < 0) {
      acquired(lock, tag);
    }
  }

  /** After a StampedLock was converted to an optimistic read, that is, released. */
  public static void convertedAway(long stamp, Object lock) {
    if (stamp == 0) {
      return;
    }
    ThreadState state = ThreadState.current();
    int held = Holds.find(state, lock);
    if (held >= 0) {
      Holds.release(state, held);
    }
  }

  @Outlined
  private static void requestedUnderOthers(ThreadState state, Object lock, int tag, int patience) {
    if (state.busy != 0) {
      return;
    }
    MonitorHooks.resolveOutermost(state);
    if (Holds.find(state, lock) >= 0) {
      checkSelf(state, lock, tag, patience);
    } else if (state.depth > 0 && (tag != HoldTag.SEMAPHORE || !isNoMutex(lock))) {
      int confined = BornLocks.take(state, lock) ? LockOrders.CONFINED : 0;
      LockOrders.request(state, lock, tag, patience + confined);
    }
  }

  private static void checkSelf(ThreadState state, Object lock, int wanted, int patience) {
    for (int i = state.depth - 1; i >= 0; i--) {
      int held = state.tagAt(i);
      if (state.lockAt(i) == lock && excludes(state, lock, held, wanted)) {
        tellSelfBlocked(state, lock, held, wanted, patience);
        return;
      }
    }
  }

  private static boolean excludes(ThreadState state, Object lock, int held, int wanted) {
    switch (held) {
      case HoldTag.READ:
        return wanted == HoldTag.OWNED && Holds.find(state, lock, HoldTag.OWNED) < 0;
      case HoldTag.STAMPED_READ:
        return wanted == HoldTag.STAMPED_WRITE && isStamped(lock, held);
      case HoldTag.STAMPED_WRITE:
        return isStamped(lock, held);
      case HoldTag.SEMAPHORE:
      case HoldTag.LENT_PERMIT:
        return !isNoMutex(lock) && permits(lock) == 0;
      default:
        return false;
    }
  }

  private static boolean isStamped(Object lock, int tag) {
    // Another thread may have unlocked it: a StampedLock has no owner.
    JdkFields fields = JdkFields.get();
    return fields != null && fields.isStamped(lock, tag);
  }

  private static int permits(Object semaphore) {
    JdkFields fields = JdkFields.get();
    return fields == null ? 1 : fields.permits(semaphore);
  }

  static void tellSelfBlocked(ThreadState state, Object lock, int held, int wanted, int patience) {
    state.busy++;
    try {
      Event event = new Event(Event.Kind.SELF_BLOCKED, state.thread);
      event.subject = lock;
      event.number = patience;
      event.site = wanted;
      event.heldSites = new int[] {held};
      event.stack = new Throwable();
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
    // A lock that is lent may still be released by another thread.
    if (refusesSelfDeadlocks && patience == LockOrders.BLOCKING && !HoldTag.isLent(held)) {
      throw new AssertionError(
          "threadlint: this thread holds the "
              + lock.getClass().getName()
              + " that it asks for, and would wait for itself for ever (on-self-deadlock=throw)");
    }
  }

  /** Whether a thread has a permit that somebody else may give back. */
  public static boolean hasLent(ThreadState state, Object semaphore) {
    return Holds.find(state, semaphore, HoldTag.LENT_PERMIT) >= 0;
  }

  /**
   * Whether a semaphore of which a permit is held is a mutex: no second permit, one's own release.
   */
  static boolean isMutex(@Nullable Object semaphore) {
    if (semaphore == null || isNoMutex(semaphore)) {
      return false;
    }
    if (permits(semaphore) > 0) {
      markNoMutex(semaphore);
      return false;
    }
    return true;
  }

  static boolean isNoMutex(Object semaphore) {
    return signals && NO_MUTEX.has(System.identityHashCode(semaphore));
  }

  static void markNoMutex(Object semaphore) {
    NO_MUTEX.add(System.identityHashCode(semaphore));
    signals = true;
  }
}
