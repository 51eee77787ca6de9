package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.TaskHooks;

/** Tasks of a ForkJoinPool: handed in, failed, asked. */
final class ForkJoinTaskInstrumentation {
  private static final String JUC = "java/util/concurrent/";
  private static final String TASK = JUC + "ForkJoinTask";
  private static final String ONE = "(Ljava/lang/Object;)V";
  private static final String TWO = "(Ljava/lang/Object;Ljava/lang/Object;)V";

  // What submit makes of the program's work; each knows it from its constructor's first argument.
  private static final String[] ADAPTERS = {
    "AdaptedCallable",
    "AdaptedInterruptibleCallable",
    "AdaptedRunnable",
    "AdaptedInterruptibleRunnable",
    "AdaptedRunnableAction"
  };

  private static final String[] ASKING = {
    // Whatever throws or gives a task's failure comes by here; up to JDK 21, and later.
    "getThrowableException()Ljava/lang/Throwable;",
    "getException(Z)Ljava/lang/Throwable;",
    "getException()Ljava/lang/Throwable;",
    "resultNow()Ljava/lang/Object;",
    "exceptionNow()Ljava/lang/Throwable;",
    "state()L" + JUC + "Future$State;",
    "isCompletedAbnormally()Z",
    "isCompletedNormally()Z"
  };

  private ForkJoinTaskInstrumentation() {}

  static void addTo(Instrumentations all) {
    InstrumentedType task =
        all.type(TASK, TaskHooks.class)
            .entry(
                "trySetThrown",
                "failsIfHandedIn",
                "(Ljava/lang/Object;Ljava/lang/Throwable;)V",
                "t0",
                0);
    for (String asking : ASKING) {
      task.entry(asking, "asked", ONE, "t", 0);
    }
    for (String adapter : ADAPTERS) {
      all.type(TASK + "$" + adapter, TaskHooks.class).onReturn("<init>", "made", TWO, "t0", 0);
    }
    // A task of the program's own is its own work.
    all.type(JUC + "ForkJoinPool", TaskHooks.class)
        .entry("submit(L" + TASK + ";)L" + TASK + ";", "made", TWO, "00", 0)
        .entry("execute(L" + TASK + ";)V", "made", TWO, "00", 0);
  }
}
