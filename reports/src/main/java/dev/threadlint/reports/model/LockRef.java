package dev.threadlint.reports.model;

import org.jspecify.annotations.Nullable;

/**
 * One lock object of the run.
 *
 * @param id a number that this run gave to the object, never its identity hash
 * @param kind what sort of lock
 * @param className the class of the lock as its user knows it: {@code
 *     java.util.concurrent.locks.ReentrantLock}, not the synchronizer inside
 * @param name the field that it was found in, as {@code Bank.accounts}, if found
 */
public record LockRef(int id, LockKind kind, String className, @Nullable String name) {
  private static final String PRIMITIVES = "ZbooleanBbyteCcharDdoubleFfloatIintJlongSshort";

  /** The class as source code has it: {@code int[]} for {@code [I}. */
  public String typeName() {
    int dimensions = 0;
    while (dimensions < className.length() && className.charAt(dimensions) == '[') {
      dimensions++;
    }
    String element = className.substring(dimensions);
    if (dimensions == 0 || element.isEmpty()) {
      return className;
    }
    if (element.length() == 1) {
      int at = PRIMITIVES.indexOf(element);
      int end = at + 1;
      while (end < PRIMITIVES.length() && Character.isLowerCase(PRIMITIVES.charAt(end))) {
        end++;
      }
      element = PRIMITIVES.substring(at + 1, end);
    } else if (element.endsWith(";")) {
      element = element.substring(1, element.length() - 1);
    }
    return element + "[]".repeat(dimensions);
  }
}
