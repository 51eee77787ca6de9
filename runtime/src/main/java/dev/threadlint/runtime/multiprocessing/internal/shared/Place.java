package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;

/** The calling thread's place among those who wait for a shared word. */
public interface Place {
  /**
   * Waits to be woken, and leaves the place if that does not happen in time.
   *
   * @return false if the deadline passed first
   */
  boolean await(Object blocker, Deadline deadline);
}
