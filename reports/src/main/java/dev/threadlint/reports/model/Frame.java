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

  /** Class without package, and method: {@code Audit.run}. */
  public String shortSite() {
    return site().substring(className.lastIndexOf('.') + 1);
  }

  /** File and line, as {@code Audit.java:28}; class and method if the file is not known. */
  public String location() {
    if (fileName == null) {
      return shortSite();
    }
    return line > 0 ? fileName + ":" + line : fileName;
  }

  /** Whether it belongs to the JDK, so that its reader cannot change it. */
  public boolean isJdk() {
    return className.startsWith("java.")
        || className.startsWith("javax.")
        || className.startsWith("jdk.")
        || className.startsWith("sun.")
        || className.startsWith("com.sun.");
  }

  /** Whether it belongs to the JDK or to Threadlint's own runtime library. */
  public boolean isLibrary() {
    return isJdk() || className.startsWith("dev.threadlint.runtime.");
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
