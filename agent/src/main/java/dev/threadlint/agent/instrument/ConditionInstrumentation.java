package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ConditionHooks;
import dev.threadlint.agent.bootstrap.HandOverHooks;

/** Conditions of explicit locks, and so of the JDK's blocking queues. */
final class ConditionInstrumentation {
  private static final String CONDITION = "(Ljava/lang/Object;)V";

  private ConditionInstrumentation() {}

  static void addTo(Instrumentations all) {
    for (String queued : new String[] {"Queued", "QueuedLong"}) {
      String outer = "java/util/concurrent/locks/Abstract" + queued + "Synchronizer";
      InstrumentedType type = all.type(outer + "$ConditionObject", ConditionHooks.class);
      for (String await :
          new String[] {"await", "awaitNanos", "awaitUntil", "awaitUninterruptibly"}) {
        type.entry(await, "awaits", CONDITION, "t", 0);
        type.with(HandOverHooks.class).end(await, "got", CONDITION, "t", 0);
      }
      type.entry("signal()V", "signals", CONDITION, "t", 0)
          .entry("signalAll()V", "signals", CONDITION, "t", 0);
    }
  }
}
