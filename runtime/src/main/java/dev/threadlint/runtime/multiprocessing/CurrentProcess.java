package dev.threadlint.runtime.multiprocessing;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Which process this JVM is. */
final class CurrentProcess {
  private static final int KEY_BYTES = 32;

  private static @Nullable Process current;
  private static @Nullable ParentProcess parent;

  private CurrentProcess() {}

  /** The program itself, unless this is a child. */
  static synchronized Process get() {
    Process known = current;
    if (known == null) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      known = new Process("MainProcess", key);
      current = known;
    }
    return known;
  }

  /** Whether it may not have children; of the program itself it is known without looking. */
  static synchronized boolean isDaemon() {
    return current != null && current.isDaemon();
  }

  static synchronized void set(Process process) {
    current = process;
  }

  static synchronized @Nullable ParentProcess parent() {
    return parent;
  }

  static synchronized void setParent(ParentProcess newParent) {
    parent = newParent;
  }
}
