package dev.threadlint.runtime.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's numbers among each other: one order over all types, True being 1. */
final class PythonNumber {
  private PythonNumber() {}

  static boolean isNumber(@Nullable Object value) {
    return PythonType.isInt(value)
        || isFloat(value)
        || value instanceof Boolean
        || value instanceof BigDecimal;
  }

  /** Whether {@code left < right}, exactly; false if either is not a number in the strict sense. */
  static boolean less(Object left, Object right) {
    if (left instanceof Integer leftInt && right instanceof Integer rightInt) {
      return leftInt < rightInt;
    }
    if (isInfiniteOrNan(left) || isInfiniteOrNan(right)) {
      return asDouble(left) < asDouble(right);
    }
    return exact(left).compareTo(exact(right)) < 0;
  }

  /** Whether {@code left == right}, exactly. */
  static boolean equal(Object left, Object right) {
    if (isInfiniteOrNan(left) || isInfiniteOrNan(right)) {
      return asDouble(left) == asDouble(right);
    }
    return exact(left).compareTo(exact(right)) == 0;
  }

  private static boolean isFloat(@Nullable Object value) {
    return value instanceof Double || value instanceof Float;
  }

  private static boolean isInfiniteOrNan(Object value) {
    return isFloat(value) && !Double.isFinite(asDouble(value));
  }

  private static double asDouble(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  private static BigDecimal exact(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    } else if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    } else if (isFloat(value)) {
      return new BigDecimal(asDouble(value));
    } else if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    }
    return value.equals(true) ? BigDecimal.ONE : BigDecimal.ZERO;
  }
}
