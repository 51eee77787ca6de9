package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ProcessHooks;

/** The runtime library's processes: launched, told what to do, arrived in the child, asked for. */
final class ProcessInstrumentation {
  private static final String MULTIPROCESSING = RuntimeInstrumentation.RUNTIME + "multiprocessing/";
  private static final String CHILD = "L" + MULTIPROCESSING + "internal/ChildJvm;";
  private static final String THING = "(Ljava/lang/Object;)V";
  private static final String THING_TAG = "(Ljava/lang/Object;I)V";

  private ProcessInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type(MULTIPROCESSING + "internal/ChildCommand", ProcessHooks.class)
        .entry("addInherited", "launches", THING, "0", 0);
    all.type(MULTIPROCESSING + "internal/Spawning", ProcessHooks.class)
        .entry("handOver", "handsOver", "()V", "", 0);
    all.type(MULTIPROCESSING + "BaseManager", ProcessHooks.class)
        .entry("opened", "opens", "()V", "", 0);
    all.type(MULTIPROCESSING + "Listener", ProcessHooks.class)
        .onReturn("<init>", "opens", "()V", "", 0);
    all.type(MULTIPROCESSING + "SharedMemory", ProcessHooks.class)
        .onReturn("<init>", "opens", "()V", "", 0);
    all.type(MULTIPROCESSING + "internal/ChildJvm", ProcessHooks.class)
        .entry("await", "joins", "(Ljava/lang/Object;Z)V", "td", 0)
        .end("await", "joined", "()V", "", 0)
        .onReturn("release", "ended", THING, "t", 0);
    all.type(MULTIPROCESSING + "Children", ProcessHooks.class)
        .onReturn("start", "started", "(Ljava/lang/Object;Ljava/lang/Object;)V", "r0", 0);
    all.type(MULTIPROCESSING + "Multiprocessing", ProcessHooks.class)
        .onReturn("activeChildren", "listed", "()V", "", 0);
    all.type(MULTIPROCESSING + "Sentinel", ProcessHooks.class)
        .reads("child", CHILD)
        .onReturn("isReady", "askedIf", "(ZLjava/lang/Object;I)V", "rf", ProcessHooks.READ)
        .entry("watch", "asked", THING_TAG, "f", ProcessHooks.READ);
    process(all.type(MULTIPROCESSING + "Process", ProcessHooks.class));
    locks(all);
  }

  private static void locks(Instrumentations all) {
    String shared = MULTIPROCESSING + "internal/shared/";
    String ofFile = "<init>(L" + shared + "SharedFile;)V";
    all.type(MULTIPROCESSING + "Lock", ProcessHooks.class)
        .onReturn(ofFile, "sharesLock", THING, "t", 0);
    all.type(MULTIPROCESSING + "RLock", ProcessHooks.class)
        .onReturn(ofFile, "sharesLock", THING, "t", 0);
    all.type(shared + "Broker", ProcessHooks.class).onReturn("<init>", "hasBroker", THING, "t", 0);
  }

  private static void process(InstrumentedType type) {
    String readsCode = "(Ljava/util/OptionalInt;Ljava/lang/Object;I)V";
    type.reads("child", CHILD)
        .onReturn("arrive", "arrived", THING, "t", 0)
        .onReturn("join(Ljava/time/Duration;)V", "asked", THING_TAG, "f", ProcessHooks.JOINED)
        .onReturn("isAlive()Z", "asked", THING_TAG, "f", ProcessHooks.POLLED)
        .onReturn("exitCode()Ljava/util/OptionalInt;", "read", readsCode, "rf", ProcessHooks.READ)
        .onReturn("toString()Ljava/lang/String;", "asked", THING_TAG, "f", ProcessHooks.READ)
        .entry("terminate()V", "asked", THING_TAG, "f", ProcessHooks.STOPPED)
        .entry("kill()V", "asked", THING_TAG, "f", ProcessHooks.STOPPED)
        .entry("close()V", "asked", THING_TAG, "f", ProcessHooks.JOINED);
  }
}
