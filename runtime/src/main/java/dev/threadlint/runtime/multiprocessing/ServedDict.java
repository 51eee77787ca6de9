package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.internal.PythonRepr;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A dict in a manager; see {@link DictProxy}. */
final class ServedDict implements Served {
  private final Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();

  ServedDict(Arguments arguments) {
    if (arguments.size() > 0 && arguments.get(0) instanceof Map<?, ?> initial) {
      map.putAll(initial);
    }
  }

  public synchronized boolean contains(@Nullable Object key) {
    return map.containsKey(key);
  }

  public synchronized @Nullable Object getItem(@Nullable Object key) {
    check(key);
    return map.get(key);
  }

  public synchronized void setItem(@Nullable Object key, @Nullable Object value) {
    map.put(key, value);
  }

  public synchronized void delItem(@Nullable Object key) {
    check(key);
    map.remove(key);
  }

  public synchronized @Nullable Object get(@Nullable Object key, @Nullable Object otherwise) {
    return map.containsKey(key) ? map.get(key) : otherwise;
  }

  public synchronized int len() {
    return map.size();
  }

  public synchronized void clear() {
    map.clear();
  }

  public synchronized Map<@Nullable Object, @Nullable Object> copy() {
    return new LinkedHashMap<>(map);
  }

  public synchronized List<@Nullable Object> keys() {
    return new ArrayList<>(map.keySet());
  }

  public synchronized List<@Nullable Object> values() {
    return new ArrayList<>(map.values());
  }

  public synchronized @Nullable Object pop(@Nullable Object key) {
    check(key);
    return map.remove(key);
  }

  public synchronized @Nullable Object pop(@Nullable Object key, @Nullable Object otherwise) {
    return map.containsKey(key) ? map.remove(key) : otherwise;
  }

  /** The latest one, as in Python. */
  public synchronized Map.Entry<@Nullable Object, @Nullable Object> popitem() {
    if (map.isEmpty()) {
      throw new NoSuchElementException("'popitem(): dictionary is empty'");
    }
    List<@Nullable Object> keys = keys();
    Object last = keys.get(keys.size() - 1);
    return new SimpleEntry<>(last, map.remove(last));
  }

  public synchronized @Nullable Object setdefault(@Nullable Object key, @Nullable Object value) {
    if (!map.containsKey(key)) {
      map.put(key, value);
    }
    return map.get(key);
  }

  public synchronized void update(Map<?, ?> more) {
    map.putAll(more);
  }

  public ServedIterator iterator() {
    return new ServedIterator(this);
  }

  @Override
  public Object plain() {
    return copy();
  }

  @Override
  public String toString() {
    return PythonRepr.of(copy());
  }

  /** The keys, for one who walks over them while the dict may change. */
  synchronized Iterator<@Nullable Object> snapshot() {
    return keys().iterator();
  }

  private void check(@Nullable Object key) {
    if (!map.containsKey(key)) {
      throw new NoSuchElementException(PythonRepr.of(key));
    }
  }
}
