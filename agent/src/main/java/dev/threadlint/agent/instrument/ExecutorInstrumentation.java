package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.TaskHooks;

/** Pools: who works for which, and what is handed to them. */
final class ExecutorInstrumentation {
  private static final String POOL = "(Ljava/lang/Object;)V";
  private static final String POOL_TASK = "(Ljava/lang/Object;Ljava/lang/Object;)V";

  private ExecutorInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type("java/util/concurrent/ThreadPoolExecutor", TaskHooks.class)
        .entry("execute(Ljava/lang/Runnable;)V", "submits", POOL_TASK, "t0", 0)
        .entry("runWorker", "works", POOL, "t", 0);
    all.type("java/util/concurrent/ScheduledThreadPoolExecutor", TaskHooks.class)
        .entry("delayedExecute", "submits", POOL_TASK, "t0", 0);
    // JDK 21 and later.
    all.type("java/util/concurrent/ThreadPerTaskExecutor", TaskHooks.class)
        .entry("execute(Ljava/lang/Runnable;)V", "submits", POOL_TASK, "t0", 0);
  }
}
