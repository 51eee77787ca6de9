package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ForkJoinHooks;
import dev.threadlint.agent.bootstrap.HandOverHooks;
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
    order(task.with(HandOverHooks.class));
    for (String adapter : ADAPTERS) {
      InstrumentedType made = all.type(TASK + "$" + adapter, TaskHooks.class);
      made.onReturn("<init>", "made", TWO, "t0", 0);
      made.with(HandOverHooks.class).onReturn("<init>", "gives", ONE, "t", 0);
    }
    all.type(TASK + "$RunnableExecuteAction", HandOverHooks.class)
        .onReturn("<init>", "gives", ONE, "t", 0);
    task.with(ForkJoinHooks.class)
        .onReturn("invokeAll([L" + TASK + ";)V", "joinedAll", "([Ljava/lang/Object;)V", "0", 0);
    parts(all.type(JUC + "CountedCompleter", ForkJoinHooks.class));
    // A task of the program's own is its own work.
    InstrumentedType pool =
        all.type(JUC + "ForkJoinPool", TaskHooks.class)
            .entry("submit(L" + TASK + ";)L" + TASK + ";", "made", TWO, "00", 0)
            .entry("execute(L" + TASK + ";)V", "made", TWO, "00", 0);
    pool.with(HandOverHooks.class)
        .entry("submit(L" + TASK + ";)L" + TASK + ";", "gives", ONE, "0", 0)
        .entry("execute(L" + TASK + ";)V", "gives", ONE, "0", 0)
        .entry("execute(Ljava/lang/Runnable;)V", "gives", ONE, "0", 0)
        .entry("invoke(L" + TASK + ";)Ljava/lang/Object;", "gives", ONE, "0", 0);
  }

  /** A task comes after whoever forked it, and before whoever sees its end. */
  private static void order(InstrumentedType task) {
    task.entry("fork", "gives", ONE, "t", 0)
        .entry("doExec", "got", ONE, "t", 0)
        .entry("setDone", "gives", ONE, "t", 0)
        .entry("trySetThrown", "gives", ONE, "t", 0)
        .end("awaitDone", "got", ONE, "t", 0)
        .end("join", "got", ONE, "t", 0)
        .end("get", "got", ONE, "t", 0)
        .end("quietlyJoin", "got", ONE, "t", 0)
        .onReturn("invokeAll(L" + TASK + ";L" + TASK + ";)V", "got", ONE, "0", 0)
        .onReturn("invokeAll(L" + TASK + ";L" + TASK + ";)V", "got", ONE, "1", 0)
        .onReturn("isDone()Z", "gotIf", "(ZLjava/lang/Object;)V", "rt", 0);
  }

  private static void parts(InstrumentedType part) {
    for (String end : new String[] {"tryComplete", "propagateCompletion", "complete"}) {
      part.entry(end, "completesPart", ONE, "t", 0);
    }
  }
}
