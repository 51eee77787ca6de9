package dev.threadlint.runtime.internal;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the items out of what Python would call an iterable. */
public final class Unpacking {
  private Unpacking() {}

  /**
   * An iterator over an Iterable, Iterator, Object array, the characters of a string or the keys of
   * a map; null if the value is none of these.
   */
  public static @Nullable Iterator<? extends @Nullable Object> iterator(@Nullable Object value) {
    if (value instanceof Iterable<?> iterable) {
      return iterable.iterator();
    } else if (value instanceof Iterator<?> iterator) {
      return iterator;
    } else if (value instanceof Object[] array) {
      return Arrays.asList(array).iterator();
    } else if (value instanceof CharSequence text) {
      return text.codePoints().mapToObj(Character::toString).iterator();
    } else if (value instanceof Map<?, ?> map) {
      return map.keySet().iterator();
    }
    return null;
  }

  /**
   * The items as a list.
   *
   * @throws ClassCastException {@code 'int' object is not iterable}
   */
  public static List<@Nullable Object> listOf(@Nullable Object value) {
    if (value instanceof Items items) {
      return items.list;
    }
    Iterator<? extends @Nullable Object> iterator = iterator(value);
    if (iterator == null) {
      throw new ClassCastException(
          "'%s' object is not iterable".formatted(PythonType.nameOf(value)));
    }
    return drain(iterator);
  }

  /** The items for a call {@code f(*value)}, whose error names the function. */
  public static Items forCall(@Nullable Object value, String functionName) {
    Iterator<? extends @Nullable Object> iterator = iterator(value);
    if (iterator == null) {
      throw new ClassCastException(
          "%s() argument after * must be an iterable, not %s"
              .formatted(functionName, PythonType.nameOf(value)));
    }
    return new Items(drain(iterator));
  }

  public static Items copyOf(@Nullable Object[] values) {
    return new Items(drain(Arrays.asList(values).iterator()));
  }

  private static List<@Nullable Object> drain(Iterator<? extends @Nullable Object> iterator) {
    List<@Nullable Object> items = new ArrayList<>();
    while (iterator.hasNext()) {
      items.add(iterator.next());
    }
    return Collections.unmodifiableList(items);
  }

  /** Items that have been taken out already. */
  public static final class Items implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // an unmodifiable ArrayList
    private final List<@Nullable Object> list;

    private Items(List<@Nullable Object> list) {
      this.list = list;
    }
  }
}
