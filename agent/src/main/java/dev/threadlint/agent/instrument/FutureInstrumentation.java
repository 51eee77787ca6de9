package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.PollHooks;
import dev.threadlint.agent.bootstrap.TaskHooks;

/** FutureTask: made, run, awaited, failed, asked. */
final class FutureInstrumentation {
  private static final String ONE = "(Ljava/lang/Object;)V";

  private FutureInstrumentation() {}

  static void addTo(Instrumentations all) {
    InstrumentedType task = all.type("java/util/concurrent/FutureTask", TaskHooks.class);
    task.with(PollHooks.class).onReturn("isDone()Z", "unless", "(ZLjava/lang/Object;)V", "rt", 0);
    task.entry("<init>(Ljava/util/concurrent/Callable;)V", "made", ONE, "0", 0)
        .entry("<init>(Ljava/lang/Runnable;Ljava/lang/Object;)V", "made", ONE, "0", 0)
        .entry("run()V", "runs", ONE, "t", 0)
        .entry("runAndReset()Z", "runs", ONE, "t", 0)
        // The next time comes after this one.
        .end("runAndReset()Z", "completes", ONE, "t", 0)
        // Before anybody can see the result.
        .entry("cancel(Z)Z", "completes", ONE, "t", 0)
        .entry("set(Ljava/lang/Object;)V", "completes", ONE, "t", 0)
        .entry("setException(Ljava/lang/Throwable;)V", "completes", ONE, "t", 0)
        .entry(
            "setException(Ljava/lang/Throwable;)V",
            "fails",
            "(Ljava/lang/Object;Ljava/lang/Throwable;)V",
            "t0",
            0)
        .entry("awaitDone(ZJ)I", "awaits", "(Ljava/lang/Object;Z)V", "t0", 0)
        .end("awaitDone(ZJ)I", "awaited", ONE, "t", 0)
        // get, and JDK 19's ways of asking.
        .entry("report(I)Ljava/lang/Object;", "asked", ONE, "t", 0)
        .entry("resultNow()Ljava/lang/Object;", "asked", ONE, "t", 0)
        .entry("exceptionNow()Ljava/lang/Throwable;", "asked", ONE, "t", 0)
        .entry("state()Ljava/util/concurrent/Future$State;", "asked", ONE, "t", 0);
  }
}
