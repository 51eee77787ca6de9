package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.ModeHooks;
import dev.threadlint.agent.bootstrap.RuntimeLockHooks;

/** The runtime library's Lock, RLock and Semaphore; a BoundedSemaphore is one, too. */
final class RuntimeLockInstrumentation {
  private static final String THREADING = RuntimeInstrumentation.RUNTIME + "threading/";
  private static final String LOCK = "(Ljava/lang/Object;)V";
  private static final String LOCK_TAG = "(Ljava/lang/Object;I)V";
  private static final String LOCK_HOLDER = "(Ljava/lang/Object;Ljava/lang/Object;)V";
  private static final String LOCK_HOLDER_TAG = "(Ljava/lang/Object;Ljava/lang/Object;I)V";
  private static final String IF_LOCK_TAG = "(ZLjava/lang/Object;I)V";
  private static final String WITHIN = "acquireWithin(Ljava/time/Duration;)Z";

  private RuntimeLockInstrumentation() {}

  static void addTo(Instrumentations all) {
    lock(all.type(THREADING + "Lock", RuntimeLockHooks.class));
    reentrantLock(all.type(THREADING + "RLock", RuntimeLockHooks.class));
    semaphore(all.type(THREADING + "Semaphore", ModeHooks.class));
  }

  // Conditions give it up and take it back through the same methods.
  private static void lock(InstrumentedType type) {
    int tag = HoldTag.RUNTIME;
    type.reads("holder", "Ljava/lang/Thread;")
        .entry("acquire()Z", "requested", LOCK_HOLDER_TAG, "tf", tag)
        .onReturn("acquire()Z", "acquired", LOCK_TAG, "t", tag)
        .onReturn("tryAcquire()Z", "acquiredIf", IF_LOCK_TAG, "rt", tag)
        .entry(WITHIN, "requestedForATime", LOCK_HOLDER_TAG, "tf", tag)
        .onReturn(WITHIN, "acquiredIf", IF_LOCK_TAG, "rt", tag)
        .entry("release()V", "released", LOCK_HOLDER, "tf", 0);
  }

  private static void reentrantLock(InstrumentedType type) {
    int tag = HoldTag.RUNTIME_OWNED;
    type.reads("owner", "Ljava/lang/Thread;")
        .entry("acquire()Z", "requested", LOCK_HOLDER_TAG, "tf", tag)
        .entry("acquireAll(I)V", "requested", LOCK_HOLDER_TAG, "tf", tag)
        .entry(WITHIN, "requestedForATime", LOCK_HOLDER_TAG, "tf", tag)
        // Only what is taken or given up for good comes through these.
        .onReturn("own(I)V", "acquired", LOCK_TAG, "t", tag)
        .entry("disown()V", "disowned", LOCK, "t", 0);
  }

  private static void semaphore(InstrumentedType type) {
    int tag = HoldTag.SEMAPHORE;
    type.entry("acquire()Z", "requested", LOCK_TAG, "t", tag)
        .entry("acquire(Ljava/time/Duration;)Z", "requestedForATime", LOCK_TAG, "t", tag)
        .onReturn("tryAcquire()Z", "acquiredIf", IF_LOCK_TAG, "rt", tag)
        // What the two others come to.
        .onReturn(
            "acquire(" + RuntimeInstrumentation.DEADLINE + ")Z",
            "acquiredIf",
            IF_LOCK_TAG,
            "rt",
            tag)
        .entry("release(I)V", "released", LOCK_TAG, "t", tag);
  }
}
