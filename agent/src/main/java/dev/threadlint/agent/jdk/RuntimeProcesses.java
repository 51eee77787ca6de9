package dev.threadlint.agent.jdk;

/** Processes of the runtime library, which is known by name only. */
public final class RuntimeProcesses {
  private static final String MULTIPROCESSING = "dev.threadlint.runtime.multiprocessing.";

  private static final RuntimeField NAME = new RuntimeField(MULTIPROCESSING + "Process", "name");
  private static final RuntimeField SYSTEMS =
      new RuntimeField(MULTIPROCESSING + "internal.ChildJvm", "process");

  private RuntimeProcesses() {}

  /** What a Process is called. */
  public static String nameOf(Object process) {
    return NAME.get(process) instanceof String name ? name : "";
  }

  /** The number of a child; 0 if not known. */
  public static long pidOf(Object childJvm) {
    return SYSTEMS.get(childJvm) instanceof Process system ? system.pid() : 0;
  }
}
