package dev.threadlint.runtime.threading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the operating system calls the running thread. */
final class NativeThreads {
  // Linux only: a link to PID/task/TID that differs for every thread that reads it.
  private static final Path THREAD_SELF = Path.of("/proc/thread-self");

  private NativeThreads() {}

  static OptionalLong currentId() {
    try {
      return OptionalLong.of(
          Long.parseLong(Files.readSymbolicLink(THREAD_SELF).getFileName().toString()));
    } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
