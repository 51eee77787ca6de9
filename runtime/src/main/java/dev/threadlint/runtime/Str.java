package dev.threadlint.runtime;

import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.internal.Unpacking;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What Python's {@code str} does differently from Java's String. */
public final class Str {
  private Str() {}

  /**
   * Puts strings together with a separator between them. Python: {@code separator.join(items)}.
   *
   * <p>Unlike {@link String#join} it takes nothing but strings, so a forgotten conversion is an
   * error and not the text {@code null} or {@code [I@1b6d3586}.
   *
   * <pre>{@code
   * Str.join(",", List.of("a", "b")); // a,b
   * Str.join(",", "abc"); // a,b,c: a string is an iterable of its characters
   * }</pre>
   *
   * @param items an Iterable, Iterator, Object array, CharSequence or Map, of which it takes the
   *     keys
   * @throws ClassCastException {@code sequence item 0: expected str instance, int found} or {@code
   *     can only join an iterable}
   */
  public static String join(CharSequence separator, @Nullable Object items) {
    Iterator<? extends @Nullable Object> iterator = Unpacking.iterator(items);
    if (iterator == null) {
      throw new ClassCastException("can only join an iterable");
    }
    StringBuilder joined = new StringBuilder();
    for (int index = 0; iterator.hasNext(); index++) {
      Object item = iterator.next();
      if (!(item instanceof CharSequence text)) {
        throw new ClassCastException(
            "sequence item %d: expected str instance, %s found"
                .formatted(index, PythonType.nameOf(item)));
      }
      joined.append(index == 0 ? "" : separator).append(text);
    }
    return joined.toString();
  }

  /**
   * Appends a string to a string, and nothing else. Python: {@code left + right}.
   *
   * <p>Java's {@code +} turns everything into text without a word; this one is for ported code that
   * relies on the error.
   *
   * <pre>{@code
   * Str.concat("page=", 1); // ClassCastException: can only concatenate str (not "int") to str
   * }</pre>
   *
   * @throws ClassCastException if right is not a string
   */
  public static String concat(String left, @Nullable Object right) {
    if (right instanceof CharSequence text) {
      return left + text;
    }
    throw new ClassCastException(
        "can only concatenate str (not \"%s\") to str".formatted(PythonType.nameOf(right)));
  }
}
