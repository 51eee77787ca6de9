package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.internal.PythonOrder;
import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.multiprocessing.internal.shared.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list in a manager; see {@link ListProxy}. */
final class ServedList implements Served {
  private final List<@Nullable Object> items = new ArrayList<>();

  ServedList(Arguments arguments) {
    if (arguments.size() > 0 && arguments.get(0) instanceof Collection<?> initial) {
      items.addAll(initial);
    }
  }

  public synchronized @Nullable Object get(int index) {
    return items.get(checked(index, "list index out of range"));
  }

  public synchronized void set(int index, @Nullable Object item) {
    items.set(checked(index, "list assignment index out of range"), item);
  }

  public synchronized void delete(int index) {
    items.remove(checked(index, "list assignment index out of range"));
  }

  public synchronized List<@Nullable Object> slice(int start, int stop) {
    return new ArrayList<>(part(start, stop));
  }

  public synchronized void setSlice(int start, int stop, Collection<?> replacement) {
    List<@Nullable Object> part = part(start, stop);
    part.clear();
    part.addAll(replacement);
  }

  public synchronized int len() {
    return items.size();
  }

  public synchronized boolean contains(@Nullable Object item) {
    return items.contains(item);
  }

  public synchronized void append(@Nullable Object item) {
    items.add(item);
  }

  public synchronized void extend(Collection<?> more) {
    items.addAll(more);
  }

  public synchronized void insert(int index, @Nullable Object item) {
    items.add(Slice.of(0, index, items.size()).stop(), item);
  }

  public synchronized @Nullable Object pop(int index) {
    if (items.isEmpty()) {
      throw new IndexOutOfBoundsException("pop from empty list");
    }
    return items.remove(checked(index, "pop index out of range"));
  }

  public synchronized void remove(@Nullable Object item) {
    if (!items.remove(item)) {
      throw new IllegalArgumentException("list.remove(x): x not in list");
    }
  }

  public synchronized int index(@Nullable Object item) {
    int index = items.indexOf(item);
    if (index < 0) {
      throw new IllegalArgumentException(PythonRepr.of(item) + " is not in list");
    }
    return index;
  }

  public synchronized int count(@Nullable Object item) {
    return (int) items.stream().filter(each -> Objects.equals(each, item)).count();
  }

  public synchronized void sort(boolean reverse) {
    items.sort(reverse ? Collections.reverseOrder(ServedList::compare) : ServedList::compare);
  }

  public synchronized void reverse() {
    Collections.reverse(items);
  }

  public synchronized void clear() {
    items.clear();
  }

  public synchronized List<@Nullable Object> copy() {
    return new ArrayList<>(items);
  }

  public synchronized List<@Nullable Object> times(int n) {
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.addAll(items);
    }
    return all;
  }

  public synchronized void multiply(int n) {
    List<@Nullable Object> all = times(n);
    items.clear();
    items.addAll(all);
  }

  @Override
  public Object plain() {
    return copy();
  }

  @Override
  public String toString() {
    return PythonRepr.of(copy());
  }

  private List<@Nullable Object> part(int start, int stop) {
    Slice slice = Slice.of(start, stop, items.size());
    return items.subList(slice.start(), slice.stop());
  }

  private int checked(int index, String message) {
    int from = index < 0 ? index + items.size() : index;
    if (from < 0 || from >= items.size()) {
      throw new IndexOutOfBoundsException(message);
    }
    return from;
  }

  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (PythonOrder.less(left, right)) {
      return -1;
    }
    return PythonOrder.less(right, left) ? 1 : 0;
  }
}
