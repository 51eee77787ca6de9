package dev.threadlint.runtime.multiprocessing.internal;

/** The system's number for this process. */
public final class OwnPid {
  // A child is told its own: to load what else a ProcessHandle can do takes a while.
  private static volatile long told;

  private OwnPid() {}

  public static long get() {
    long known = told;
    return known != 0 ? known : ProcessHandle.current().pid();
  }

  static void set(long pid) {
    told = pid;
  }
}
