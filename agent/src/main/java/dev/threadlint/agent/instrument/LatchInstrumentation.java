package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HandOverHooks;

/** Latches, barriers, phasers and exchangers. */
final class LatchInstrumentation {
  private static final String THING = "(Ljava/lang/Object;)V";

  private LatchInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type("java/util/concurrent/CountDownLatch", HandOverHooks.class)
        .entry("countDown()V", "counts", THING, "t", 0)
        .entry("await()V", "waits", THING, "t", 0)
        .entry("await(JLjava/util/concurrent/TimeUnit;)Z", "waitsForATime", THING, "t", 0)
        .end("await", "waited", THING, "t", 0)
        .onReturn("getCount()J", "gotIfNone", "(JLjava/lang/Object;)V", "rt", 0);
    all.type("java/util/concurrent/CyclicBarrier", HandOverHooks.class)
        .entry("await()I", "gives", THING, "t", 0)
        // The last one runs the barrier's action before its own wait is over.
        .entry("await", "got", THING, "t", 0)
        .entry("await()I", "waits", THING, "t", 0)
        .entry("await(JLjava/util/concurrent/TimeUnit;)I", "gives", THING, "t", 0)
        .entry("await(JLjava/util/concurrent/TimeUnit;)I", "waitsForATime", THING, "t", 0)
        .end("await", "waited", THING, "t", 0);
    all.type("java/util/concurrent/Phaser", HandOverHooks.class)
        .entry("arrive()I", "gives", THING, "t", 0)
        .entry("arriveAndDeregister()I", "gives", THING, "t", 0)
        .entry("arriveAndAwaitAdvance()I", "gives", THING, "t", 0)
        .entry("arriveAndAwaitAdvance()I", "got", THING, "t", 0)
        .entry("arriveAndAwaitAdvance()I", "waits", THING, "t", 0)
        .end("arriveAndAwaitAdvance()I", "waited", THING, "t", 0)
        .entry("awaitAdvance(I)I", "waits", THING, "t", 0)
        .end("awaitAdvance(I)I", "waited", THING, "t", 0)
        .entry("awaitAdvanceInterruptibly(I)I", "waits", THING, "t", 0)
        .end("awaitAdvanceInterruptibly(I)I", "waited", THING, "t", 0);
    all.type("java/util/concurrent/Exchanger", HandOverHooks.class)
        .entry("exchange", "gives", THING, "t", 0)
        .end("exchange", "waited", THING, "t", 0);
  }
}
