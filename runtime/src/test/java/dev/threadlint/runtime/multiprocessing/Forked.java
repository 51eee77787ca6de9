package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Routine;

/** Starts child processes for tests. */
final class Forked {
  private Forked() {}

  static Process start(Routine<?> body, Object... arguments) {
    return Process.builder().target(body, Arguments.of(arguments)).daemon(true).start();
  }

  /** Starts a child, waits for its end and returns its exit code. */
  static int run(Routine<?> body, Object... arguments) {
    Process child = start(body, arguments);
    child.join();
    return child.exitCode().getAsInt();
  }
}
