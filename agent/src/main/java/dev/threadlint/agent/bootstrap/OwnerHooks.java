package dev.threadlint.agent.bootstrap;

import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * What is called when an exclusive owner is set: the one place through which ReentrantLock, write
 * locks, their conditions and the program's own locks go when they are taken or released for good.
 */
public final class OwnerHooks {
  // Which thread has told which lock already, as bits; lossy.
  private static final long[] ALONE = new long[1 << 10];

  // ThreadPoolExecutor's workers are "locked" while they run a task: no lock in anyone's sense.
  private static @Nullable Class<?> notALock;

  private OwnerHooks() {}

  /** Names the class of synchronizers that are no locks. */
  public static void setNotALock(Class<?> type) {
    notALock = type;
  }

  /** At the start of {@code setExclusiveOwnerThread}. */
  public static void owner(AbstractOwnableSynchronizer lock, @Nullable Thread owner) {
    // What is no lock is never among the holds, so that only the slow ways need to ask.
    ThreadState state = ThreadState.current();
    if (owner != null) {
      if (state.depth == 0 && state.lock0 == lock) {
        state.site0 = HoldTag.OWNED;
        state.depth = 1;
      } else {
        acquired(state, lock);
      }
    } else if (state.depth == 1 && state.lock0 == lock) {
      state.depth = 0;
    } else {
      released(state, lock);
    }
  }

  /**
   * When a synchronizer could not be acquired at once and the thread is about to queue up: the
   * intent, which for locks that nobody holds is only seen after the fact.
   */
  @Outlined
  public static void queues(Object lock, boolean shared, boolean timed) {
    ThreadState state = ThreadState.current();
    LockTimer.queues(state, lock);
    if (state.depth == 0 || state.busy != 0 || lock.getClass() == notALock) {
      return;
    }
    MonitorHooks.resolveOutermost(state);
    // Another thread has it.
    BornLocks.take(state, lock);
    if (!shared && state.depth > 0 && Holds.find(state, lock) < 0) {
      LockOrders.request(
          state, lock, HoldTag.OWNED, timed ? LockOrders.TIMED : LockOrders.BLOCKING);
    }
  }

  /** At the end of a synchronizer's constructor. */
  public static void made(Object lock) {
    ThreadState state = ThreadState.current();
    if (state.depth > 0) {
      BornLocks.add(state, lock);
    }
  }

  /** Names a class of synchronizers for which to wait is not to wait for a lock. */
  public static void setNotAWait(Class<?> type) {
    LockTimer.setNotAWait(type);
  }

  /** When a thread that had queued up has got the lock, or given up. */
  @Outlined
  public static void queued() {
    LockTimer.queued(ThreadState.current());
  }

  /** Before a thread parks. */
  @Outlined
  public static void parks(@Nullable Object blocker) {
    LockTimer.parks(ThreadState.current(), blocker);
  }

  /** At the start of a {@code tryLock}. */
  public static void tries() {
    ThreadState.current().patience = LockOrders.TRY;
  }

  /** At the start of a {@code tryLock} with a time-out. */
  public static void triesForATime() {
    ThreadState.current().patience = LockOrders.TIMED;
  }

  /** At the end of a {@code tryLock}, however it ends. */
  public static void tried() {
    ThreadState.current().patience = LockOrders.BLOCKING;
  }

  @Outlined
  private static void acquired(ThreadState state, Object lock) {
    if (state.busy != 0 || lock.getClass() == notALock) {
      return;
    }
    if (state.depth == 0) {
      state.lock0 = lock;
      state.mix0 = 0;
      state.site0 = HoldTag.OWNED;
      state.count0 = 0;
      state.depth = 1;
      if (isNews(state, lock)) {
        LockOrders.tellAlone(state, lock, HoldTag.OWNED);
      }
      return;
    }
    if (state.patience == LockOrders.BLOCKING && Holds.pushKnown(state, lock, HoldTag.OWNED)) {
      return;
    }
    MonitorHooks.resolveOutermost(state);
    if (Holds.find(state, lock, HoldTag.OWNED) >= 0) {
      return;
    }
    long mix = 0;
    if (state.depth > 0 && Holds.find(state, lock) < 0) {
      int confined = BornLocks.take(state, lock) ? LockOrders.CONFINED : 0;
      mix = LockOrders.request(state, lock, HoldTag.OWNED, state.patience + confined);
    }
    Holds.push(state, lock, HoldTag.OWNED, mix);
  }

  @Outlined
  private static void released(ThreadState state, Object lock) {
    if (state.busy != 0 || lock.getClass() == notALock) {
      return;
    }
    if (Holds.popTop(state, lock)) {
      return;
    }
    if (state.lock0 instanceof LockTimer timer && timer.held == lock) {
      timer.released(state);
    }
    int held = Holds.find(state, lock, HoldTag.OWNED);
    if (held >= 0) {
      Holds.remove(state, held);
    } else if (state.depth > 0 && state.lock0 == null && state.tagAt(0) == HoldTag.OWNED) {
      // Its instance was forgotten while the thread seemed idle.
      Holds.remove(state, 0);
    }
  }

  static boolean isNews(ThreadState state, Object lock) {
    long mix = KnownOrders.mix(System.identityHashCode(lock) + state.id * 31);
    int slot = (int) (mix >>> 54);
    long bit = 1L << (mix & 63);
    if ((ALONE[slot] & bit) != 0) {
      return false;
    }
    ALONE[slot] |= bit;
    return true;
  }
}
