package dev.threadlint.runtime;

import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.internal.Unpacking;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The member of Python's {@code itertools} that goes with pools. */
public final class Itertools {
  private Itertools() {}

  /**
   * Calls a function once per item with the item's own items as arguments, as they are asked for.
   * Python: {@code itertools.starmap(function, items)}.
   *
   * <pre>{@code
   * Iterator<Integer> sums =
   *     Itertools.starmap(a -> (int) a.get(0) + (int) a.get(1), List.of(List.of(1, 2), List.of(3, 4)));
   * sums.next(); // 3
   * }</pre>
   *
   * <p>{@code next()} throws what the function throws, checked or not, and ClassCastException
   * {@code 'int' object is not iterable} at an item that has no items.
   */
  public static <R extends @Nullable Object> Iterator<R> starmap(
      Routine<R> function, Iterable<?> items) {
    Iterator<?> each = items.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public R next() {
        Arguments arguments = Arguments.of(Unpacking.listOf(each.next()).toArray());
        try {
          return function.call(arguments);
        } catch (Exception e) {
          throw Thrown.again(e);
        }
      }
    };
  }
}
