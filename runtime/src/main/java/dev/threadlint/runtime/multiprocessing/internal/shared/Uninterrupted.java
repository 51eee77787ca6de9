package dev.threadlint.runtime.multiprocessing.internal.shared;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Calls channels that an interrupt would close. */
final class Uninterrupted {
  /** An attempt that leaves nothing behind when it fails. */
  interface Attempt<T> {
    T make() throws IOException;
  }

  private Uninterrupted() {}

  /** Tries until no interrupt gets in the way, and puts the flag back. */
  static <T> T call(Attempt<T> attempt) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return attempt.make();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
