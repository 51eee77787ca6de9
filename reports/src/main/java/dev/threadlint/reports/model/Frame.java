package dev.threadlint.reports.model;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a stack.
 *
 * @param className the binary name, as in {@code java.util.Map$Entry}
 * @param methodName the method, or {@code <init>} or {@code <clinit>}
 * @param fileName the source file, if the class file names it
 * @param line the line, or a number below 1 if unknown
 */
public record Frame(String className, String methodName, @Nullable String fileName, int line) {

  /** Class and method, the part that survives an edit of the file. */
  public String site() {
    return className + "." + methodName;
  }

  /** As in a thread dump, so that an IDE makes a link of it: {@code Class.method(File.java:58)}. */
  @Override
  public String toString() {
    if (fileName == null) {
      return site() + "(Unknown Source)";
    }
    return site() + "(" + fileName + (line > 0 ? ":" + line : "") + ")";
  }
}
