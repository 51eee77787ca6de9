package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HandOverHooks;
import dev.threadlint.agent.bootstrap.RuntimeHooks;

/** The runtime library's threads, and whatever its threads wait for that is no lock. */
final class RuntimeInstrumentation {
  /** Where the library is, internal name. */
  static final String RUNTIME = "dev/threadlint/runtime/";

  /** What its blocking methods are given. */
  static final String DEADLINE = "L" + RUNTIME + "internal/Deadline;";

  private static final String THING = "(Ljava/lang/Object;)V";
  private static final String THING_EVER = "(Ljava/lang/Object;Z)V";
  private static final String THREAD = "(Ljava/lang/Thread;)V";
  private static final String DURATION = "Ljava/time/Duration;";

  private RuntimeInstrumentation() {}

  static void addTo(Instrumentations all) {
    waits(all);
    threads(all);
    events(all);
    queues(all);
    RuntimeLockInstrumentation.addTo(all);
    RuntimeFutureInstrumentation.addTo(all);
    ProcessInstrumentation.addTo(all);
    TravelInstrumentation.addTo(all);
    ChannelInstrumentation.addTo(all);
  }

  /** The one place where threads park, but for those that wait for a lock. */
  private static void waits(Instrumentations all) {
    all.type(RUNTIME + "internal/Waiter", RuntimeHooks.class)
        .onReturn("<init>", "queuesUp", THING, "t", 0)
        .entry("await", "waits", THING_EVER, "0d", 0)
        .end("await", "waited", "()V", "", 0);
    all.type(RUNTIME + "internal/Mutex$Parked", RuntimeHooks.class)
        .onReturn("<init>", "parks", THING, "t", 0);
  }

  private static void threads(Instrumentations all) {
    all.type(RUNTIME + "internal/CarrierJoin", RuntimeHooks.class)
        .entry("join", "joins", "(Ljava/lang/Thread;J)V", "0n", 0)
        .end("join", "joined", THREAD, "0", 0);
    all.type(RUNTIME + "internal/ProgramExit", RuntimeHooks.class)
        .entry("awaitEnd", "joins", THREAD, "0", 0)
        .end("awaitEnd", "joined", THREAD, "0", 0);
    all.type(RUNTIME + "threading/Thread", RuntimeHooks.class)
        .reads("carrier", "Ljava/lang/Thread;")
        .entry("isAlive()Z", "polled", THREAD, "f", 0)
        .onReturn("isAlive()Z", "toldAlive", "(ZLjava/lang/Thread;)V", "rf", 0);
    // The default hook; Python's threads die in silence as far as the JVM can see.
    all.type(RUNTIME + "threading/ThreadHooks", RuntimeHooks.class)
        .entry("print", "dies", THING, "0", 0)
        // It is not alive any more before its java.lang.Thread has ended.
        .end("runBetween", "worked", "()V", "", 0);
  }

  private static void events(Instrumentations all) {
    InstrumentedType event = all.type(RUNTIME + "threading/Event", HandOverHooks.class);
    event
        .entry("set()V", "signals", THING, "t", 0)
        .onReturn("isSet()Z", "gotIf", "(ZLjava/lang/Object;)V", "rt", 0)
        .onReturn("await()Z", "gotIf", "(ZLjava/lang/Object;)V", "rt", 0)
        .onReturn("await(" + DURATION + ")Z", "gotIf", "(ZLjava/lang/Object;)V", "rt", 0);
    all.type(RUNTIME + "threading/Condition", HandOverHooks.class)
        .entry("signal(I)V", "signalsUnderLock", THING, "t", 0);
    all.type(RUNTIME + "threading/Barrier", HandOverHooks.class)
        .entry("await(" + DURATION + ")I", "gives", THING, "t", 0)
        // The last one runs the barrier's action before its own wait is over.
        .entry("await(" + DURATION + ")I", "got", THING, "t", 0)
        .onReturn("await(" + DURATION + ")I", "got", THING, "t", 0);
  }

  private static void queues(Instrumentations all) {
    InstrumentedType queue = all.type(RUNTIME + "queue/Queue", HandOverHooks.class);
    queue
        .entry("put(Ljava/lang/Object;Z" + DURATION + ")V", "gives", THING, "0", 0)
        .onReturn("get(Z" + DURATION + ")Ljava/lang/Object;", "got", THING, "r", 0)
        .entry("taskDone()V", "gives", THING, "t", 0)
        .onReturn("join()V", "got", THING, "t", 0)
        .entry("shutdown(Z)V", "gives", THING, "t", 0);
    InstrumentedType simple = all.type(RUNTIME + "queue/SimpleQueue", HandOverHooks.class);
    simple
        .entry("put(Ljava/lang/Object;)V", "gives", THING, "0", 0)
        .onReturn("get(Z" + DURATION + ")Ljava/lang/Object;", "got", THING, "r", 0);
    QueueQuestionInstrumentation.addTo(queue, simple);
  }
}
