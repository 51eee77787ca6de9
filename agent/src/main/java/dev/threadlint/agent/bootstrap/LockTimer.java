package dev.threadlint.agent.bootstrap;

import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long one thread waits for locks, and holds those for which it had waited.
 *
 * <p>A thread that gets its lock at once, or after some spinning, meets nothing of this. One that
 * parks looks at the clock before and after. While it holds the lock no more is done than that:
 * what was measured is counted before its next wait, or as it ends.
 *
 * <p>The outermost lock that was waited for lies in {@link ThreadState#lock0} wrapped in the timer,
 * so that its release does not take the fast path, which knows of no clock.
 */
final class LockTimer {
  // CountDownLatches queue threads as locks do.
  private static @Nullable Class<?> notAWait;

  /** The lock that is held since {@link #heldSince}; null if there is none. */
  @Nullable Object held;

  private volatile @Nullable Object queuedFor;
  private @Nullable LockMeter meter;
  private volatile long parkedSince;
  private long waited;

  private @Nullable LockMeter heldMeter;
  private long heldSince;
  private long heldFor;

  private LockTimer() {}

  /** Names a class of synchronizers for which to wait is not to wait for a lock. */
  static void setNotAWait(Class<?> type) {
    notAWait = type;
  }

  /** The thread did not get the lock at once. */
  static void queues(ThreadState state, Object lock) {
    if (state.busy == 0 && lock.getClass() != notAWait) {
      LockTimer timer = state.timer;
      if (timer == null) {
        timer = new LockTimer();
        state.timer = timer;
      }
      timer.queuedFor = lock;
      timer.parkedSince = 0;
    }
  }

  /** The thread is going to park. */
  static void parks(ThreadState state, @Nullable Object blocker) {
    LockTimer timer = state.timer;
    if (timer != null
        && blocker != null
        && timer.queuedFor == blocker
        && timer.parkedSince == 0
        && state.busy == 0) {
      timer.begin(state, blocker);
    }
  }

  private void begin(ThreadState state, Object lock) {
    state.busy++;
    try {
      flush();
      meter = LockMeters.of(lock);
      if (meter != null && lock instanceof AbstractOwnableSynchronizer) {
        JdkFields fields = JdkFields.get();
        Thread owner = fields == null ? null : fields.ownerOf(lock);
        if (owner != null) {
          meter.heldBy(owner);
        }
      }
      parkedSince = System.nanoTime();
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** Since when the thread is parked for a lock; 0 if it is not. */
  long parkedSince() {
    return parkedSince;
  }

  /** The lock that it queues for. */
  @Nullable Object queuedFor() {
    return queuedFor;
  }

  /** The thread has got the lock, or has given up. */
  static void queued(ThreadState state) {
    LockTimer timer = state.timer;
    Object lock = timer == null ? null : timer.queuedFor;
    if (timer != null && lock != null) {
      timer.queuedFor = null;
      if (timer.parkedSince != 0) {
        timer.end(state, lock);
      }
    }
  }

  private void end(ThreadState state, Object lock) {
    long now = System.nanoTime();
    waited = Math.max(1, now - parkedSince);
    parkedSince = 0;
    if (state.depth == 1 && state.lock0 == lock && state.site0 == HoldTag.OWNED) {
      held = lock;
      heldMeter = meter;
      heldSince = now;
      heldFor = 0;
      state.lock0 = this;
    }
  }

  /** The lock that this timer is wrapped around is given back. */
  void released(ThreadState state) {
    state.lock0 = held;
    held = null;
    heldFor = Math.max(1, System.nanoTime() - heldSince);
  }

  /** Counts what was measured so far. */
  static void flush(ThreadState state) {
    LockTimer timer = state.timer;
    if (timer != null) {
      timer.flush();
    }
  }

  private void flush() {
    LockMeter waitMeter = meter;
    if (waitMeter != null && waited > 0) {
      waitMeter.waits.add(waited);
    }
    waited = 0;
    meter = null;
    LockMeter holdMeter = heldMeter;
    if (holdMeter != null && heldFor > 0) {
      holdMeter.holds.add(heldFor);
      heldMeter = null;
    }
    heldFor = 0;
  }
}
