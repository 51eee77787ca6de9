package dev.threadlint.runtime.multiprocessing;

import static java.util.stream.Collectors.joining;

import dev.threadlint.runtime.internal.PythonRepr;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names and values in a manager; see {@link NamespaceProxy}. */
final class ServedNamespace implements Served {
  private final Map<String, @Nullable Object> values = new TreeMap<>();

  public synchronized @Nullable Object get(String name) {
    check(name);
    return values.get(name);
  }

  public synchronized void set(String name, @Nullable Object value) {
    values.put(name, value);
  }

  public synchronized void delete(String name) {
    check(name);
    values.remove(name);
  }

  @Override
  public synchronized Object plain() {
    return new TreeMap<>(values);
  }

  @Override
  public synchronized String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + PythonRepr.of(entry.getValue()))
        .sorted() // by all of it, as in Python: a1=… comes before a=…
        .collect(joining(", ", "Namespace(", ")"));
  }

  private void check(String name) {
    if (!values.containsKey(name)) {
      throw new NoSuchElementException(
          "'Namespace' object has no attribute " + PythonRepr.of(name));
    }
  }
}
