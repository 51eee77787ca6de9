package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.ModeHooks;
import dev.threadlint.agent.bootstrap.OwnerHooks;
import dev.threadlint.agent.bootstrap.PollHooks;

/** ReentrantLock, both sides of ReentrantReadWriteLock, and whatever else sets an owner. */
final class OwnedLockInstrumentation {
  private static final String LOCK = "(Ljava/lang/Object;)V";
  private static final String LOCK_TAG = "(Ljava/lang/Object;I)V";
  private static final String IF_LOCK_TAG = "(ZLjava/lang/Object;I)V";
  private static final String SYNC = "Ljava/util/concurrent/locks/ReentrantReadWriteLock$Sync;";
  private static final String TIMED = "tryLock(JLjava/util/concurrent/TimeUnit;)Z";

  private OwnedLockInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type("java/util/concurrent/locks/AbstractOwnableSynchronizer", OwnerHooks.class)
        .entry(
            "setExclusiveOwnerThread(Ljava/lang/Thread;)V",
            "owner",
            "(Ljava/util/concurrent/locks/AbstractOwnableSynchronizer;Ljava/lang/Thread;)V",
            "t0",
            0)
        .onReturn("<init>", "made", LOCK, "t", 0);
    queues(all);
    tries(all.type("java/util/concurrent/locks/ReentrantLock", OwnerHooks.class));
    InstrumentedType write =
        all.type("java/util/concurrent/locks/ReentrantReadWriteLock$WriteLock", OwnerHooks.class);
    tries(write);
    write
        .reads("sync", SYNC)
        .with(ModeHooks.class)
        .entry("lock()V", "writeRequested", LOCK, "f", 0)
        .entry("lockInterruptibly()V", "writeRequested", LOCK, "f", 0);
    all.type("java/util/concurrent/locks/ReentrantReadWriteLock$ReadLock", ModeHooks.class)
        .reads("sync", SYNC)
        .entry("lock()V", "requested", LOCK_TAG, "f", HoldTag.READ)
        .onReturn("lock()V", "acquired", LOCK_TAG, "f", HoldTag.READ)
        .entry("lockInterruptibly()V", "requested", LOCK_TAG, "f", HoldTag.READ)
        .onReturn("lockInterruptibly()V", "acquired", LOCK_TAG, "f", HoldTag.READ)
        .onReturn("tryLock()Z", "acquiredIf", IF_LOCK_TAG, "rf", HoldTag.READ)
        .entry(TIMED, "requestedForATime", LOCK_TAG, "f", HoldTag.READ)
        .onReturn(TIMED, "acquiredIf", IF_LOCK_TAG, "rf", HoldTag.READ)
        .onReturn("unlock()V", "released", LOCK_TAG, "f", HoldTag.READ);
  }

  /** Where threads queue up and park. */
  private static void queues(Instrumentations all) {
    for (String queued : new String[] {"Queued", "QueuedLong"}) {
      String type = "java/util/concurrent/locks/Abstract" + queued + "Synchronizer";
      String arg = queued.equals("Queued") ? "I" : "J";
      all.type(type, OwnerHooks.class)
          .entry(
              "acquire(L" + type + "$Node;" + arg + "ZZZJ)I",
              "queues",
              "(Ljava/lang/Object;ZZ)V",
              "t24",
              0)
          .end("acquire(L" + type + "$Node;" + arg + "ZZZJ)I", "queued", "()V", "", 0);
    }
    all.type("java/util/concurrent/locks/LockSupport", OwnerHooks.class)
        .entry("park(Ljava/lang/Object;)V", "parks", LOCK, "0", 0)
        .entry("parkNanos(Ljava/lang/Object;J)V", "parks", LOCK, "0", 0);
  }

  private static void tries(InstrumentedType type) {
    type.with(PollHooks.class).onReturn("tryLock()Z", "tried", "(ZLjava/lang/Object;)V", "rt", 0);
    type.entry("tryLock()Z", "tries", "()V", "", 0)
        .end("tryLock()Z", "tried", "()V", "", 0)
        .entry(TIMED, "triesForATime", "()V", "", 0)
        .end(TIMED, "tried", "()V", "", 0);
  }
}
