package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ProcessHooks;

/** The runtime library's processes: launched, told what to do, arrived in the child. */
final class ProcessInstrumentation {
  private static final String MULTIPROCESSING = RuntimeInstrumentation.RUNTIME + "multiprocessing/";
  private static final String THING = "(Ljava/lang/Object;)V";

  private ProcessInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type(MULTIPROCESSING + "internal/ChildCommand", ProcessHooks.class)
        .entry("addInherited", "launches", THING, "0", 0);
    all.type(MULTIPROCESSING + "Children", ProcessHooks.class)
        .onReturn("start", "started", "(Ljava/lang/Object;Ljava/lang/Object;)V", "r0", 0);
    all.type(MULTIPROCESSING + "Process", ProcessHooks.class)
        .onReturn("arrive", "arrived", THING, "t", 0);
  }
}
