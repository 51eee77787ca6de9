package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.PollHooks;
import dev.threadlint.agent.bootstrap.StageHooks;
import dev.threadlint.agent.bootstrap.TaskHooks;

/** CompletableFuture: handed to pools, awaited, failed, asked. */
final class CompletableFutureInstrumentation {
  private static final String ONE = "(Ljava/lang/Object;)V";
  private static final String ARRAY = "([Ljava/lang/Object;)V";
  private static final String FUTURE = "java/util/concurrent/CompletableFuture";
  private static final String TWO = "(Ljava/lang/Object;Ljava/lang/Object;)V";
  // Before anybody can see the result.
  private static final String[] COMPLETING = {
    "completeNull",
    "completeValue",
    "completeThrowable",
    "completeRelay",
    "internalComplete",
    "obtrudeValue",
    "obtrudeException"
  };
  private static final String[] STAGES = {
    "UniApply",
    "UniAccept",
    "UniRun",
    "UniWhenComplete",
    "UniHandle",
    "UniExceptionally",
    "UniComposeExceptionally",
    "UniRelay",
    "UniCompose",
    "BiApply",
    "BiAccept",
    "BiRun",
    "BiRelay",
    "OrApply",
    "OrAccept",
    "OrRun"
  };
  private static final String[] OF_TWO = {
    "biApplyStage", "biAcceptStage", "biRunStage", "orApplyStage", "orAcceptStage", "orRunStage"
  };
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
    "uniAsMinimalStage",
    // By which a stage gets at what it is composed with.
    "toCompletableFuture"
  };

  private CompletableFutureInstrumentation() {}

  static void addTo(Instrumentations all) {
    InstrumentedType type =
        all.type(FUTURE, TaskHooks.class)
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
            .entry("waitingGet", "awaits", ONE, "t", 0)
            .end("waitingGet", "awaited", ONE, "t", 0)
            .entry("timedGet", "awaitsForATime", ONE, "t", 0)
            .end("timedGet", "awaited", ONE, "t", 0);
    type.with(PollHooks.class).onReturn("isDone()Z", "unless", "(ZLjava/lang/Object;)V", "rt", 0);
    for (String completing : COMPLETING) {
      type.entry(completing, "completes", ONE, "t", 0);
    }
    for (String asking : ASKING) {
      type.entry(asking, "asked", ONE, "t", 0);
    }
    for (String task : new String[] {"AsyncSupply", "AsyncRun"}) {
      all.type(FUTURE + "$" + task, TaskHooks.class)
          .entry("<init>", "made", TWO, "01", 0)
          .entry("run()V", "runs", ONE, "t", 0);
    }
    stages(all, type.with(StageHooks.class));
  }

  private static void stages(Instrumentations all, InstrumentedType future) {
    for (String stage : OF_TWO) {
      future.entry(stage, "combines", ONE, "1", 0);
    }
    future
        .entry("allOf", "combinesAll", ARRAY, "0", 0)
        .entry("anyOf", "combinesAny", ARRAY, "0", 0);
    for (String stage : STAGES) {
      all.type(FUTURE + "$" + stage, StageHooks.class).entry("tryFire", "fires", ONE, "t", 0);
    }
    all.type(FUTURE + "$AnyOf", StageHooks.class)
        .reads("src", "L" + FUTURE + ";")
        .entry("tryFire", "combines", ONE, "f", 0);
  }
}
