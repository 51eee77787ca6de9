package dev.threadlint.agent.jdk;

import java.io.File;
import java.io.IOException;

/** This process's number. */
public final class ProcessId {
  private ProcessId() {}

  /** The number that the operating system knows it by. */
  public static long current() {
    try {
      // On Linux, because ProcessHandle starts threads and lambdas that the program may never need.
      String self = new File("/proc/self").getCanonicalFile().getName();
      if (!self.equals("self")) {
        return Long.parseLong(self);
      }
    } catch (IOException | NumberFormatException elsewhere) {
      // Falls through to what works everywhere.
    }
    return ProcessHandle.current().pid();
  }
}
