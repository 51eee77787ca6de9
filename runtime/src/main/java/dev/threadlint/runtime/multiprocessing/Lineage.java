package dev.threadlint.runtime.multiprocessing;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a process stands in its program.
 *
 * @param path which child of which child it is, as in {@code 1:2}; empty for the program itself
 * @param parentPid the process that made it, 0 for the program itself
 */
record Lineage(String path, long parentPid) implements Serializable {
  static final Lineage ROOT = new Lineage("", 0);

  // Of this process, whichever it is: a child counts its own children from 1.
  private static final AtomicInteger CHILDREN = new AtomicInteger();

  /** That of the next child of this process, which is the current one. */
  Lineage next() {
    int number = CHILDREN.incrementAndGet();
    String childPath = path.isEmpty() ? "" + number : path + ":" + number;
    return new Lineage(childPath, ProcessHandle.current().pid());
  }

  boolean isChildOfThisProcess() {
    return parentPid == ProcessHandle.current().pid();
  }

  @Override
  public String toString() {
    return path;
  }
}
