package dev.threadlint.runtime.internal;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's {@code <}: numbers across types, sequences item by item, all else by compareTo. */
public final class PythonOrder {
  private PythonOrder() {}

  /**
   * Whether {@code left < right}.
   *
   * @throws ClassCastException if the two cannot be compared, with Python's text
   */
  public static boolean less(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      throw incomparable(left, right, null);
    }
    if (PythonNumber.isNumber(left) && PythonNumber.isNumber(right)) {
      return PythonNumber.less(left, right);
    }
    if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
      return lessItemwise(leftList.iterator(), rightList.iterator());
    }
    if (left instanceof Object[] leftItems && right instanceof Object[] rightItems) {
      return lessItemwise(
          Arrays.asList(leftItems).iterator(), Arrays.asList(rightItems).iterator());
    }
    if (left instanceof Comparable<?> comparable) {
      return lessComparable(comparable, right);
    }
    throw incomparable(left, right, null);
  }

  private static boolean lessItemwise(Iterator<?> left, Iterator<?> right) {
    while (left.hasNext() && right.hasNext()) {
      Object leftItem = left.next();
      Object rightItem = right.next();
      if (!equal(leftItem, rightItem)) {
        return less(leftItem, rightItem);
      }
    }
    return right.hasNext();
  }

  /** Whether {@code left == right}, or they are one and the same. */
  public static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left != null
        && right != null
        && PythonNumber.isNumber(left)
        && PythonNumber.isNumber(right)) {
      return left == right || PythonNumber.equal(left, right);
    }
    return Objects.deepEquals(left, right);
  }

  @SuppressWarnings("unchecked") // a wrong type shows as ClassCastException, which is translated
  private static boolean lessComparable(Comparable<?> left, Object right) {
    try {
      return ((Comparable<Object>) left).compareTo(right) < 0;
    } catch (ClassCastException e) {
      throw incomparable(left, right, e);
    }
  }

  private static ClassCastException incomparable(
      @Nullable Object left, @Nullable Object right, @Nullable ClassCastException cause) {
    ClassCastException error =
        new ClassCastException(
            "'<' not supported between instances of '%s' and '%s'"
                .formatted(PythonType.nameOf(left), PythonType.nameOf(right)));
    if (cause != null) {
      error.initCause(cause);
    }
    return error;
  }
}
