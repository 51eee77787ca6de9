package dev.threadlint.agent.site;

import org.jspecify.annotations.Nullable;

/**
 * A place in code where a monitor is taken.
 *
 * @param className the class, as {@link Class#getName} says it
 * @param methodName the method
 * @param line its line, or -1 where the class file does not tell
 * @param fieldName the field that the lock was read from, as {@code Bank.accounts}, if it was
 * @param ofClass whether that field is static, so that it is one lock as long as nobody changes it
 * @param method whether the whole method is synchronized
 * @param ordinal tells apart the monitors of one class, in the order of the class file
 */
public record Site(
    String className,
    String methodName,
    int line,
    @Nullable String fieldName,
    boolean ofClass,
    boolean method,
    int ordinal) {

  /** A site whose lock is not read from a static field. */
  public Site(
      String className,
      String methodName,
      int line,
      @Nullable String fieldName,
      boolean method,
      int ordinal) {
    this(className, methodName, line, fieldName, false, method, ordinal);
  }

  // The equality that a record comes with is linked at run time, too dear while the application
  // starts.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Site site
        && ordinal == site.ordinal
        && line == site.line
        && method == site.method
        && className.equals(site.className)
        && methodName.equals(site.methodName)
        && (fieldName == null ? site.fieldName == null : fieldName.equals(site.fieldName));
  }

  @Override
  public int hashCode() {
    return (className.hashCode() * 31 + ordinal) * 31 + line;
  }
}
