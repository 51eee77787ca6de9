package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ThreadHooks;

/** Start, end, death and joins of threads, platform and virtual. */
final class ThreadInstrumentation {
  private static final String THREAD = "(Ljava/lang/Thread;)V";

  private ThreadInstrumentation() {}

  static void addTo(Instrumentations all) {
    addThread(all);
    addOthers(all);
  }

  private static void addThread(Instrumentations all) {
    all.type("java/lang/Thread", ThreadHooks.class)
        .entry("start()V", "starts", THREAD, "t", 0)
        // JDK 21 and later: what pools call.
        .entry("start(Ljdk/internal/vm/ThreadContainer;)V", "starts", THREAD, "t", 0)
        // Called by the JVM on the thread itself, before its locals are cleared.
        .entry("exit()V", "ends", THREAD, "t", 0)
        .entry(
            "dispatchUncaughtException(Ljava/lang/Throwable;)V",
            "fails",
            "(Ljava/lang/Thread;Ljava/lang/Throwable;)V",
            "t0",
            0)
        .onReturn("isAlive()Z", "polled", THREAD, "t", 0)
        .entry("interrupt()V", "interrupts", THREAD, "t", 0)
        .onReturn("getState()Ljava/lang/Thread$State;", "polled", THREAD, "t", 0)
        // join() calls this one; the others do so for platform threads only.
        .entry("join(J)V", "joins", "(Ljava/lang/Thread;J)V", "t0", 0)
        .end("join(J)V", "joined", THREAD, "t", 0)
        .entry("join(JI)V", "joins", "(Ljava/lang/Thread;JI)V", "t01", 0)
        .end("join(JI)V", "joinedForNanos", THREAD, "t", 0)
        // JDK 19 and later.
        .entry(
            "join(Ljava/time/Duration;)Z",
            "joinsForATime",
            "(Ljava/lang/Thread;Ljava/time/Duration;)V",
            "t0",
            0)
        .end("join(Ljava/time/Duration;)Z", "joinedForATime", THREAD, "t", 0);
  }

  private static void addOthers(Instrumentations all) {
    // What the JDK does when nobody else handles a failure; whoever overrides it, handles.
    all.type("java/lang/ThreadGroup", ThreadHooks.class)
        .entry(
            "uncaughtException(Ljava/lang/Thread;Ljava/lang/Throwable;)V",
            "unheard",
            "(Ljava/lang/ThreadGroup;Ljava/lang/Thread;)V",
            "t0",
            0);
    all.type("java/lang/ApplicationShutdownHooks", ThreadHooks.class)
        .entry("runHooks()V", "shutdownBegins", "()V", "", 0);
    // JDK 21 and later; start(ThreadContainer) is what executors call, start() goes through it.
    all.type("java/lang/VirtualThread", ThreadHooks.class)
        .entry("start(Ljdk/internal/vm/ThreadContainer;)V", "starts", THREAD, "t", 0)
        .end("run(Ljava/lang/Runnable;)V", "ends", THREAD, "t", 0)
        .entry("interrupt()V", "interrupts", THREAD, "t", 0);
    all.type("java/lang/ThreadBuilders", ThreadHooks.class)
        .entry("newVirtualThread", "makesVirtual", "()V", "", 0);
  }
}
