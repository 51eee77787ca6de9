package dev.threadlint.runtime.multiprocessing;

import static java.util.stream.Collectors.joining;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.internal.PythonRepr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set in a manager; see {@link SetProxy}. */
final class ServedSet implements Served {
  private final Set<@Nullable Object> items = new LinkedHashSet<>();

  ServedSet(Arguments arguments) {
    if (arguments.size() > 0 && arguments.get(0) instanceof Collection<?> initial) {
      items.addAll(initial);
    }
  }

  public synchronized void add(@Nullable Object item) {
    items.add(item);
  }

  public synchronized void remove(@Nullable Object item) {
    if (!items.remove(item)) {
      throw new NoSuchElementException(PythonRepr.of(item));
    }
  }

  public synchronized void discard(@Nullable Object item) {
    items.remove(item);
  }

  public synchronized @Nullable Object pop() {
    if (items.isEmpty()) {
      throw new NoSuchElementException("'pop from an empty set'");
    }
    Object first = items.iterator().next();
    items.remove(first);
    return first;
  }

  public synchronized void clear() {
    items.clear();
  }

  public synchronized boolean contains(@Nullable Object item) {
    return items.contains(item);
  }

  public synchronized int len() {
    return items.size();
  }

  public synchronized void update(Collection<?> more) {
    items.addAll(more);
  }

  public synchronized void differenceUpdate(Collection<?> others) {
    items.removeAll(new LinkedHashSet<>(others));
  }

  public synchronized void intersectionUpdate(Collection<?> others) {
    items.retainAll(new LinkedHashSet<>(others));
  }

  public synchronized Set<@Nullable Object> copy() {
    return new LinkedHashSet<>(items);
  }

  /** For one who walks over it. */
  public synchronized List<@Nullable Object> items() {
    return new ArrayList<>(items);
  }

  @Override
  public Object plain() {
    return copy();
  }

  @Override
  public String toString() {
    Set<@Nullable Object> all = copy();
    return all.isEmpty()
        ? "set()"
        : all.stream().map(PythonRepr::of).collect(joining(", ", "{", "}"));
  }
}
