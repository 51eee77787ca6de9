package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A set in a manager. Python 3.14: {@code multiprocessing.managers.SetProxy}.
 *
 * <p>Every call is atomic, two together are not. What combines two sets gives a plain one.
 *
 * <pre>{@code
 * SetProxy<String> seen = manager.set();
 * seen.add(url);
 * }</pre>
 *
 * @param <T> the items, which must be serialisable
 */
@SuppressWarnings("unchecked") // only T are put in
public final class SetProxy<T> extends BaseProxy implements Iterable<T> {
  @Serial private static final long serialVersionUID = 1;

  SetProxy(Token token) {
    super(token);
  }

  /** Python: {@code proxy.add(item)}. */
  public void add(T item) {
    call("add", item);
  }

  /**
   * Python: {@code proxy.remove(item)}.
   *
   * @throws NoSuchElementException if there is none, with the item as text
   */
  public void remove(T item) {
    call("remove", item);
  }

  /** Python: {@code proxy.discard(item)}. */
  public void discard(T item) {
    call("discard", item);
  }

  /**
   * Takes any one out. Python: {@code proxy.pop()}.
   *
   * @throws NoSuchElementException {@code 'pop from an empty set'}
   */
  public T pop() {
    T item = (T) call("pop");
    if (item == null) {
      throw new NoSuchElementException("'pop from an empty set'");
    }
    return item;
  }

  /** Python: {@code proxy.clear()}. */
  public void clear() {
    call("clear");
  }

  /** Python: {@code item in proxy}. */
  public boolean contains(T item) {
    return callBoolean("contains", item);
  }

  /** Python: {@code len(proxy)}. */
  public int len() {
    return callInt("len");
  }

  /** Python: {@code proxy.update(items)} and {@code proxy |= items}. */
  public void update(Collection<? extends T> items) {
    call("update", new ArrayList<>(items));
  }

  /** Python: {@code proxy.difference_update(items)} and {@code proxy -= items}. */
  public void differenceUpdate(Collection<? extends T> items) {
    call("differenceUpdate", new ArrayList<>(items));
  }

  /** Python: {@code proxy.intersection_update(items)} and {@code proxy &= items}. */
  public void intersectionUpdate(Collection<? extends T> items) {
    call("intersectionUpdate", new ArrayList<>(items));
  }

  /** Python: {@code proxy.copy()}. */
  public Set<T> copy() {
    return call("copy") instanceof Set<?> set ? (Set<T>) set : Set.of();
  }

  /** Python: {@code proxy | items}. */
  public Set<T> union(Collection<? extends T> items) {
    Set<T> all = new LinkedHashSet<>(copy());
    all.addAll(items);
    return all;
  }

  /** Python: {@code proxy & items}. */
  public Set<T> intersection(Collection<? extends T> items) {
    Set<T> common = new LinkedHashSet<>(copy());
    common.retainAll(new LinkedHashSet<>(items));
    return common;
  }

  /** Python: {@code proxy - items}. */
  public Set<T> difference(Collection<? extends T> items) {
    Set<T> rest = new LinkedHashSet<>(copy());
    rest.removeAll(new LinkedHashSet<>(items));
    return rest;
  }

  /** Over a copy of what is there now. Python: {@code iter(proxy)}. */
  @Override
  public Iterator<T> iterator() {
    return call("items") instanceof List<?> list
        ? ((List<T>) list).iterator()
        : List.<T>of().iterator();
  }
}
