package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.OwnPid;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a process stands in its program. */
final class Lineage implements Serializable {
  // None of what a child is started with is a record: to read one, Java puts method handles
  // together, and that takes a JVM that has just been started longer than all else it reads.
  @Serial private static final long serialVersionUID = 1;

  static final Lineage ROOT = new Lineage("", 0);

  // Of this process, whichever it is: a child counts its own children from 1.
  private static final AtomicInteger CHILDREN = new AtomicInteger();

  private final String path;
  private final long parentPid;

  Lineage(String path, long parentPid) {
    this.path = path;
    this.parentPid = parentPid;
  }

  /** That of the next child of this process, which is the current one. */
  Lineage next() {
    int number = CHILDREN.incrementAndGet();
    String childPath = path.isEmpty() ? "" + number : path + ":" + number;
    return new Lineage(childPath, OwnPid.get());
  }

  /** The process that made it, 0 for the program itself. */
  long parentPid() {
    return parentPid;
  }

  boolean isChildOfThisProcess() {
    return parentPid == OwnPid.get();
  }

  /** Which child of which child it is, as in {@code 1:2}; empty for the program itself. */
  @Override
  public String toString() {
    return path;
  }
}
