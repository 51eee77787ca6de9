package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.PollHooks;
import dev.threadlint.agent.bootstrap.TaskHooks;

/** CompletableFuture: handed to pools, awaited, failed, asked. */
final class CompletableFutureInstrumentation {
  private static final String ONE = "(Ljava/lang/Object;)V";
  private static final String TWO = "(Ljava/lang/Object;Ljava/lang/Object;)V";
  private static final String[] ASKING = {
    "get",
    "join",
    "getNow",
    "resultNow",
    "exceptionNow",
    "state",
    "isCompletedExceptionally",
    "uniHandleStage",
    "uniWhenCompleteStage",
    "uniExceptionallyStage",
    "uniComposeExceptionallyStage",
    "uniApplyStage",
    "uniAcceptStage",
    "uniRunStage",
    "uniComposeStage",
    "biApplyStage",
    "biAcceptStage",
    "biRunStage",
    "orApplyStage",
    "orAcceptStage",
    "orRunStage",
    "uniAsMinimalStage"
  };

  private CompletableFutureInstrumentation() {}

  static void addTo(Instrumentations all) {
    InstrumentedType type =
        all.type("java/util/concurrent/CompletableFuture", TaskHooks.class)
            .onReturn("asyncSupplyStage", "submitted", TWO, "r0", 0)
            .onReturn("asyncRunStage", "submitted", TWO, "r0", 0)
            // With one argument: its own work threw. With two: passed on from another, which
            // counts.
            .entry(
                "completeThrowable(Ljava/lang/Throwable;)Z",
                "fails",
                "(Ljava/lang/Object;Ljava/lang/Throwable;)V",
                "t0",
                0)
            .entry("postComplete()V", "completes", ONE, "t", 0)
            .entry("waitingGet", "awaits", ONE, "t", 0)
            .end("waitingGet", "awaited", ONE, "t", 0)
            .entry("timedGet", "awaitsForATime", ONE, "t", 0)
            .end("timedGet", "awaited", ONE, "t", 0);
    type.with(PollHooks.class).onReturn("isDone()Z", "unless", "(ZLjava/lang/Object;)V", "rt", 0);
    for (String asking : ASKING) {
      type.entry(asking, "asked", ONE, "t", 0);
    }
    for (String task : new String[] {"AsyncSupply", "AsyncRun"}) {
      all.type("java/util/concurrent/CompletableFuture$" + task, TaskHooks.class)
          .entry("<init>", "made", TWO, "01", 0)
          .entry("run()V", "runs", ONE, "t", 0);
    }
  }
}
