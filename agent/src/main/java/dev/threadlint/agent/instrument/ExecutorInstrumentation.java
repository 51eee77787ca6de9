package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.PoolHooks;
import dev.threadlint.agent.bootstrap.TaskHooks;

/** Pools: made and ended, who works for which, and what is handed to them. */
final class ExecutorInstrumentation {
  private static final String JUC = "java/util/concurrent/";
  private static final String POOL = "(Ljava/lang/Object;)V";
  private static final String POOL_TASK = "(Ljava/lang/Object;Ljava/lang/Object;)V";

  private ExecutorInstrumentation() {}

  static void addTo(Instrumentations all) {
    InstrumentedType pool =
        all.type(JUC + "ThreadPoolExecutor", TaskHooks.class)
            .entry("execute(Ljava/lang/Runnable;)V", "submits", POOL_TASK, "t0", 0);
    pool.with(PoolHooks.class)
        // The others call this one.
        .onReturn(
            "<init>(IIJL"
                + JUC
                + "TimeUnit;L"
                + JUC
                + "BlockingQueue;L"
                + JUC
                + "ThreadFactory;L"
                + JUC
                + "RejectedExecutionHandler;)V",
            "made",
            POOL,
            "t",
            0)
        .entry("shutdown()V", "shutsDown", POOL, "t", 0)
        .entry("shutdownNow()Ljava/util/List;", "shutsDown", POOL, "t", 0)
        .entry("runWorker", "works", POOL_TASK, "t0", 0)
        .entry("getTask()Ljava/lang/Runnable;", "idles", "()V", "", 0)
        .onReturn("getTask()Ljava/lang/Runnable;", "takes", POOL, "r", 0);
    all.type(JUC + "ScheduledThreadPoolExecutor", TaskHooks.class)
        .entry("delayedExecute", "schedules", POOL_TASK, "t0", 0);
    // JDK 21 and later.
    all.type(JUC + "ThreadPerTaskExecutor", TaskHooks.class)
        .entry("execute(Ljava/lang/Runnable;)V", "submits", POOL_TASK, "t0", 0);
    forkJoin(all);
  }

  private static void forkJoin(Instrumentations all) {
    all.type(JUC + "ForkJoinPool", PoolHooks.class)
        // The others call this one, but for that of the common pool.
        .onReturn(
            "<init>(IL"
                + JUC
                + "ForkJoinPool$ForkJoinWorkerThreadFactory;"
                + "Ljava/lang/Thread$UncaughtExceptionHandler;ZIIILjava/util/function/Predicate;JL"
                + JUC
                + "TimeUnit;)V",
            "made",
            POOL,
            "t",
            0)
        .entry("shutdown()V", "shutsDown", POOL, "t", 0)
        .entry("shutdownNow()Ljava/util/List;", "shutsDown", POOL, "t", 0);
    all.type(JUC + "ForkJoinWorkerThread", PoolHooks.class)
        .reads("pool", "L" + JUC + "ForkJoinPool;")
        .entry("run()V", "measures", POOL, "f", 0);
  }
}
