package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HandOverHooks;
import dev.threadlint.agent.bootstrap.PoolHooks;
import dev.threadlint.agent.bootstrap.RuntimeHooks;
import dev.threadlint.agent.bootstrap.TaskHooks;
import dev.threadlint.agent.bootstrap.TravelHooks;

/** The runtime library's pools and futures: made, handed in, run, awaited, failed, asked. */
final class RuntimeFutureInstrumentation {
  private static final String FUTURES = RuntimeInstrumentation.RUNTIME + "futures/";
  private static final String FUTURE = "L" + FUTURES + "Future;";
  private static final String ONE = "(Ljava/lang/Object;)V";
  private static final String TWO = "(Ljava/lang/Object;Ljava/lang/Object;)V";
  private static final String THREE = "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V";

  private RuntimeFutureInstrumentation() {}

  static void addTo(Instrumentations all) {
    pools(all);
    InstrumentedType future = all.type(FUTURES + "Future", TaskHooks.class);
    future
        .entry("finish", "completes", ONE, "t", 0)
        // result and exception, once there is an outcome.
        .onReturn("awaitDone(Ljava/time/Duration;)V", "awaited", ONE, "t", 0)
        .entry("addDoneCallback", "asked", ONE, "t", 0)
        // Whoever cancels wants no outcome, as what is left of a map that failed.
        .entry("cancel()Z", "asked", ONE, "t", 0);
    order(all, future.with(HandOverHooks.class));
    future
        .with(TravelHooks.class)
        .onReturn(
            "exception(Ljava/time/Duration;)Ljava/lang/Throwable;",
            "read",
            "(Ljava/lang/Throwable;)V",
            "r",
            0);
    future
        .with(RuntimeHooks.class)
        .onReturn("addListener", "listens", "(ZLjava/lang/Object;)V", "rt", 0)
        .entry(
            "setException(Ljava/lang/Throwable;)V",
            "fails",
            "(Ljava/lang/Object;Ljava/lang/Throwable;)V",
            "t0",
            0)
        .entry(
            "awaitDone(" + RuntimeInstrumentation.DEADLINE + ")V",
            "awaits",
            "(Ljava/lang/Object;Z)V",
            "td",
            0);
    future.end("awaitDone(" + RuntimeInstrumentation.DEADLINE + ")V", "awaited", ONE, "t", 0);
  }

  /** Whoever is told that a future is done comes after all that was done for it. */
  private static void order(Instrumentations all, InstrumentedType future) {
    future
        .onReturn("done()Z", "gotIf", "(ZLjava/lang/Object;)V", "rt", 0)
        // What wait asks of each.
        .onReturn("isCompleted()Z", "gotIf", "(ZLjava/lang/Object;)V", "rt", 0);
    all.type(FUTURES + "Completions", HandOverHooks.class)
        .onReturn("next()L" + FUTURES + "Future;", "got", ONE, "r", 0);
  }

  private static void pools(Instrumentations all) {
    InstrumentedType executor = all.type(FUTURES + "Executor", RuntimeHooks.class);
    for (String wrapping :
        new String[] {
          "submit(L" + RuntimeInstrumentation.RUNTIME + "Block;)" + FUTURE,
          "submit(L"
              + RuntimeInstrumentation.RUNTIME
              + "Routine;L"
              + RuntimeInstrumentation.RUNTIME
              + "Arguments;)"
              + FUTURE,
          "map"
        }) {
      executor.entry(wrapping, "wraps", ONE, "0", 0).end(wrapping, "wrapped", "()V", "", 0);
    }
    all.type(FUTURES + "ThreadPoolExecutor", TaskHooks.class)
        .onReturn("submit(Ljava/util/concurrent/Callable;)" + FUTURE, "submitted", TWO, "rt", 0)
        .with(PoolHooks.class)
        .entry("work()V", "works", ONE, "t", 0);
    all.type(FUTURES + "WorkItem", RuntimeHooks.class)
        .reads("future", FUTURE)
        .onReturn("<init>", "made", THREE, "tf0", 0)
        .entry("run()V", "begins", TWO, "tf", 0)
        .end("run()V", "ends", "()V", "", 0);
  }
}
