package dev.threadlint.runtime.multiprocessing.internal;

import java.io.Serializable;

/** What a child does once it is connected. */
public interface ChildBody extends Serializable {
  /**
   * Does it.
   *
   * @return the exit code
   */
  int runInChild();
}
