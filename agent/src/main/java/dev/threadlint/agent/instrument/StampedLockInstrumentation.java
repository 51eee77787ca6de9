package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.ModeHooks;

/** StampedLock in all modes. Its Lock views call the methods below. */
final class StampedLockInstrumentation {
  private static final String LOCK_TAG = "(Ljava/lang/Object;I)V";
  private static final String STAMP = "(JLjava/lang/Object;I)V";

  private StampedLockInstrumentation() {}

  static void addTo(Instrumentations all) {
    InstrumentedType type = all.type("java/util/concurrent/locks/StampedLock", ModeHooks.class);
    mode(type, "write", "Write", HoldTag.STAMPED_WRITE);
    mode(type, "read", "Read", HoldTag.STAMPED_READ);
    // unlock(stamp) calls one of unlockWrite and unlockRead, which are hooked.
    type.onReturn("tryConvertToWriteLock", "converted", STAMP, "rt", HoldTag.STAMPED_WRITE)
        .onReturn("tryConvertToReadLock", "converted", STAMP, "rt", HoldTag.STAMPED_READ)
        .onReturn("tryConvertToOptimisticRead", "convertedAway", "(JLjava/lang/Object;)V", "rt", 0);
  }

  private static void mode(InstrumentedType type, String mode, String capital, int tag) {
    String tryTimed = "try" + capital + "Lock(JLjava/util/concurrent/TimeUnit;)J";
    type.entry(mode + "Lock()J", "requested", LOCK_TAG, "t", tag)
        .onReturn(mode + "Lock()J", "acquiredIf", STAMP, "rt", tag)
        .entry(mode + "LockInterruptibly()J", "requested", LOCK_TAG, "t", tag)
        .onReturn(mode + "LockInterruptibly()J", "acquiredIf", STAMP, "rt", tag)
        .onReturn("try" + capital + "Lock()J", "acquiredIf", STAMP, "rt", tag)
        .entry(tryTimed, "requestedForATime", LOCK_TAG, "t", tag)
        .onReturn(tryTimed, "acquiredIf", STAMP, "rt", tag)
        .onReturn("unlock" + capital + "(J)V", "released", LOCK_TAG, "t", tag)
        .onReturn("unstampedUnlock" + capital + "()V", "released", LOCK_TAG, "t", tag)
        .onReturn(
            "tryUnlock" + capital + "()Z", "releasedIf", "(ZLjava/lang/Object;I)V", "rt", tag);
  }
}
