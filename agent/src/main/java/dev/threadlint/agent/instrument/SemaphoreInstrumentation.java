package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.ModeHooks;

/** Semaphores, which are locks as long as whoever acquired is who releases. */
final class SemaphoreInstrumentation {
  private static final String LOCK_TAG = "(Ljava/lang/Object;I)V";
  private static final String IF_LOCK_TAG = "(ZLjava/lang/Object;I)V";

  private SemaphoreInstrumentation() {}

  static void addTo(Instrumentations all) {
    InstrumentedType type = all.type("java/util/concurrent/Semaphore", ModeHooks.class);
    for (String name : new String[] {"acquire", "acquireUninterruptibly"}) {
      type.entry(name, "requested", LOCK_TAG, "t", HoldTag.SEMAPHORE)
          .onReturn(name, "acquired", LOCK_TAG, "t", HoldTag.SEMAPHORE);
    }
    type.onReturn("tryAcquire", "acquiredIf", IF_LOCK_TAG, "rt", HoldTag.SEMAPHORE)
        .entry("release", "released", LOCK_TAG, "t", HoldTag.SEMAPHORE);
  }
}
