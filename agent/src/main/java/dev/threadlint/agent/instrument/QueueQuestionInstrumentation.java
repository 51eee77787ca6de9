package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.QueueHooks;

/** The runtime library's queues between threads: asked, and used because of the answer. */
final class QueueQuestionInstrumentation {
  private static final String DURATION = "Ljava/time/Duration;";
  private static final String GET = "get(Z" + DURATION + ")Ljava/lang/Object;";
  private static final String PUT = "put(Ljava/lang/Object;Z" + DURATION + ")V";
  private static final String USE = "(Ljava/lang/Object;ZLjava/lang/Object;)V";
  private static final String COUNT = "(ILjava/lang/Object;)V";
  private static final String LOOK = "(ZLjava/lang/Object;)V";

  private QueueQuestionInstrumentation() {}

  static void addTo(InstrumentedType queue, InstrumentedType simple) {
    queue.reads("maxsize", "I");
    queue
        .with(QueueHooks.class)
        // The two others ask this one first.
        .onReturn("qsize()I", "counted", COUNT, "rt", 0)
        .onReturn("empty()Z", "looked", LOOK, "rt", 0)
        .onReturn("full()Z", "lookedForRoom", "(ZLjava/lang/Object;I)V", "rtf", 0)
        .entry(GET, "gets", USE, "t01", 0)
        .onReturn(GET, "done", "()V", "", 0)
        .entry(PUT, "puts", USE, "t12", 0)
        .onReturn(PUT, "done", "()V", "", 0);
    simple
        .with(QueueHooks.class)
        .onReturn("qsize()I", "counted", COUNT, "rt", 0)
        .onReturn("empty()Z", "looked", LOOK, "rt", 0)
        .entry(GET, "gets", USE, "t01", 0)
        .onReturn(GET, "done", "()V", "", 0);
  }
}
