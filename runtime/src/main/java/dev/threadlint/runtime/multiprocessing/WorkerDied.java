package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/**
 * The worker that had the task is gone, and the result with it. Only if the program is {@linkplain
 * Multiprocessing#setStrict strict}; in Python's pool the result never comes.
 */
public final class WorkerDied extends ProcessError {
  @Serial private static final long serialVersionUID = 1;

  WorkerDied(String name) {
    super(name + " died while it had the task");
  }
}
