package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.TravelHooks;

/** What the runtime library cannot send to another process, and whether the program hears of it. */
final class TravelInstrumentation {
  private static final String MULTIPROCESSING = RuntimeInstrumentation.RUNTIME + "multiprocessing/";
  private static final String FAILURE = "(Ljava/lang/Throwable;)V";

  private TravelInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type(MULTIPROCESSING + "internal/TravelPath", TravelHooks.class)
        .onReturn("notPicklable", "refused", FAILURE, "r", 0)
        .onReturn("failed", "refused", FAILURE, "r", 0)
        .onReturn("refused", "refused", FAILURE, "r", 0);
    all.type(RuntimeInstrumentation.RUNTIME + "internal/Thrown", TravelHooks.class)
        .entry("again", "read", FAILURE, "0", 0);
    all.type(MULTIPROCESSING + "AsyncResult", TravelHooks.class)
        .reads("outcome", "L" + MULTIPROCESSING + "internal/Outcome;")
        .entry("tell", "read", FAILURE, "1", 0)
        .onReturn("successful()Z", "learned", "(ZLjava/lang/Object;)V", "rf", 0);
  }
}
