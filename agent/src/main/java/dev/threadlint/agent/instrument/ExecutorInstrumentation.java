package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HandOverHooks;
import dev.threadlint.agent.bootstrap.PoolHooks;
import dev.threadlint.agent.bootstrap.TaskHooks;
import dev.threadlint.agent.bootstrap.ThreadHooks;

/** Pools: made and ended, who works for which, and what is handed to them. */
final class ExecutorInstrumentation {
  private static final String JUC = "java/util/concurrent/";
  private static final String POOL = "(Ljava/lang/Object;)V";
  private static final String IF_POOL = "(ZLjava/lang/Object;)V";
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
    ends(pool.with(HandOverHooks.class)).entry("processWorkerExit", "gives", POOL, "t", 0);
    all.type(JUC + "ScheduledThreadPoolExecutor", TaskHooks.class)
        .entry("delayedExecute", "schedules", POOL_TASK, "t0", 0);
    // JDK 21 and later.
    InstrumentedType perTask =
        all.type(JUC + "ThreadPerTaskExecutor", TaskHooks.class)
            .entry("execute(Ljava/lang/Runnable;)V", "submits", POOL_TASK, "t0", 0);
    ends(perTask.with(HandOverHooks.class))
        .end("close", "got", POOL, "t", 0)
        .entry("taskComplete", "gives", POOL, "t", 0);
    forkJoin(all);
    flock(all);
  }

  /** Whoever is told that a pool has ended comes after all that it did. */
  private static InstrumentedType ends(InstrumentedType pool) {
    return pool.end("awaitTermination", "got", POOL, "t", 0)
        .onReturn("isTerminated()Z", "gotIf", IF_POOL, "rt", 0);
  }

  /** What is within a StructuredTaskScope. */
  private static void flock(Instrumentations all) {
    String flock = "jdk/internal/misc/ThreadFlock";
    all.type(flock, HandOverHooks.class).end("awaitAll", "got", POOL, "t", 0);
    all.type(flock, ThreadHooks.class)
        .entry(
            "onExit(Ljava/lang/Thread;)V",
            "leaves",
            "(Ljava/lang/Object;Ljava/lang/Thread;)V",
            "t0",
            0);
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
    ends(all.type(JUC + "ForkJoinPool", HandOverHooks.class))
        .end("awaitQuiescence", "got", POOL, "t", 0)
        .onReturn("isQuiescent()Z", "gotIf", IF_POOL, "rt", 0)
        // A worker has nothing to do: up to JDK 21, and later.
        .entry("awaitWork", "gives", POOL, "t", 0)
        .entry("deactivate", "gives", POOL, "t", 0);
    all.type(JUC + "ForkJoinWorkerThread", PoolHooks.class)
        .reads("pool", "L" + JUC + "ForkJoinPool;")
        .entry("run()V", "measures", POOL, "f", 0);
  }
}
