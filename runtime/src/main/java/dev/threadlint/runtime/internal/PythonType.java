package dev.threadlint.runtime.internal;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Python would call the type of a Java value. */
public final class PythonType {
  private PythonType() {}

  /**
   * {@code type(value).__name__}: {@code int}, {@code str}, {@code list}, … or the simple class
   * name.
   */
  public static String nameOf(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    } else if (value instanceof CharSequence || value instanceof Character) {
      return "str";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (isInt(value)) {
      return "int";
    } else if (value instanceof Double || value instanceof Float) {
      return "float";
    } else if (value instanceof byte[]) {
      return "bytes";
    } else if (value instanceof Object[]) {
      return "tuple";
    }
    return nameOfCollection(value);
  }

  /** Whether Python would have an {@code int} here. */
  public static boolean isInt(@Nullable Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger;
  }

  private static String nameOfCollection(Object value) {
    if (value instanceof List) {
      return "list";
    } else if (value instanceof Map) {
      return "dict";
    } else if (value instanceof Set) {
      return "set";
    }
    return nameOf(value.getClass());
  }

  /**
   * The simple name of a class; that of the named class above it if it has none, as in Java only.
   */
  public static String nameOf(Class<?> type) {
    Class<?> named = type;
    while (named.isAnonymousClass()) {
      named = named.getSuperclass();
    }
    return named.getSimpleName();
  }
}
