package dev.threadlint.agent.jdk;

import java.util.OptionalInt;

/** Processes of the runtime library, which is known by name only. */
public final class RuntimeProcesses {
  private static final String MULTIPROCESSING = "dev.threadlint.runtime.multiprocessing.";
  private static final String PROCESS = MULTIPROCESSING + "Process";
  private static final String CHILD = MULTIPROCESSING + "internal.ChildJvm";

  private static final RuntimeField NAME = new RuntimeField(PROCESS, "name");
  private static final RuntimeField DAEMON = new RuntimeField(PROCESS, "daemon");
  private static final RuntimeField SYSTEMS = new RuntimeField(CHILD, "process");
  private static final RuntimeField IN_ORDER = new RuntimeField(CHILD, "inOrder");
  private static final RuntimeField UNBORN = new RuntimeField(CHILD, "terminatedUnborn");

  // As a JVM says that a signal ended it.
  private static final int SIGNALLED = 128;
  private static final int TERMINATED = -15;

  private RuntimeProcesses() {}

  /** What a Process is called. */
  public static String nameOf(Object process) {
    return NAME.get(process) instanceof String name ? name : "";
  }

  /** Whether a Process is ended with its parent. */
  public static boolean isDaemon(Object process) {
    return DAEMON.getBoolean(process, true);
  }

  /** The number of a child; 0 if not known. */
  public static long pidOf(Object childJvm) {
    return SYSTEMS.get(childJvm) instanceof Process system ? system.pid() : 0;
  }

  /** How a child ended, as the library says it; empty while it runs, or while that is not known. */
  public static OptionalInt exitCode(Object childJvm) {
    if (!(SYSTEMS.get(childJvm) instanceof Process system) || system.isAlive()) {
      return OptionalInt.empty();
    }
    if (UNBORN.getBoolean(childJvm, false)) {
      return OptionalInt.of(TERMINATED);
    }
    int status = system.exitValue();
    if (status <= SIGNALLED) {
      return OptionalInt.of(status);
    }
    return IN_ORDER.get(childJvm) instanceof Boolean inOrder
        ? OptionalInt.of(inOrder ? status : SIGNALLED - status)
        : OptionalInt.empty();
  }
}
