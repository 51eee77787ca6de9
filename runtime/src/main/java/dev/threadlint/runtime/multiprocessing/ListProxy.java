package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A list in a manager. Python: {@code multiprocessing.managers.ListProxy}.
 *
 * <p>Every call is atomic, two together are not. What comes out is a copy: a list that is changed
 * must be put back. Only proxies in it are the objects themselves. An index less than zero counts
 * from the end; the ends of a slice may lie beyond the list.
 *
 * <pre>{@code
 * ListProxy<Integer> results = manager.list();
 * results.append(1);
 * int last = results.get(-1);
 * }</pre>
 *
 * @param <T> the items, which must be serialisable
 */
@SuppressWarnings({"unchecked", "NullAway"}) // only T are put in, also null
public final class ListProxy<T extends @Nullable Object> extends BaseProxy implements Iterable<T> {
  @Serial private static final long serialVersionUID = 1;

  ListProxy(Token token) {
    super(token);
  }

  /**
   * Python: {@code proxy[index]}.
   *
   * @throws IndexOutOfBoundsException {@code list index out of range}
   */
  public T get(int index) {
    return (T) call("get", index);
  }

  /**
   * Python: {@code proxy[index] = item}.
   *
   * @throws IndexOutOfBoundsException {@code list assignment index out of range}
   */
  public void set(int index, T item) {
    call("set", index, item);
  }

  /**
   * Python: {@code del proxy[index]}.
   *
   * @throws IndexOutOfBoundsException {@code list assignment index out of range}
   */
  public void delete(int index) {
    call("delete", index);
  }

  /** Python: {@code proxy[start:stop]}, a plain list. */
  public List<T> slice(int start, int stop) {
    return listOf(call("slice", start, stop));
  }

  /** Python: {@code proxy[start:stop] = items}. */
  public void setSlice(int start, int stop, Collection<? extends T> items) {
    call("setSlice", start, stop, new ArrayList<>(items));
  }

  /** Python: {@code len(proxy)}. */
  public int len() {
    return callInt("len");
  }

  /** Python: {@code item in proxy}. */
  public boolean contains(T item) {
    return callBoolean("contains", item);
  }

  /** Python: {@code proxy.append(item)}. */
  public void append(T item) {
    call("append", item);
  }

  /** Python: {@code proxy.extend(items)} and {@code proxy += items}. */
  public void extend(Collection<? extends T> items) {
    call("extend", new ArrayList<>(items));
  }

  /** Python: {@code proxy.insert(index, item)}. */
  public void insert(int index, T item) {
    call("insert", index, item);
  }

  /**
   * Takes the last one out. Python: {@code proxy.pop()}.
   *
   * @throws IndexOutOfBoundsException {@code pop from empty list}
   */
  public T pop() {
    return pop(-1);
  }

  /**
   * Python: {@code proxy.pop(index)}.
   *
   * @throws IndexOutOfBoundsException {@code pop index out of range} or {@code pop from empty list}
   */
  public T pop(int index) {
    return (T) call("pop", index);
  }

  /**
   * Python: {@code proxy.remove(item)}.
   *
   * @throws IllegalArgumentException {@code list.remove(x): x not in list}
   */
  public void remove(T item) {
    call("remove", item);
  }

  /**
   * Python: {@code proxy.index(item)}.
   *
   * @throws IllegalArgumentException {@code 99 is not in list}
   */
  public int index(T item) {
    return callInt("index", item);
  }

  /** Python: {@code proxy.count(item)}. */
  public int count(T item) {
    return callInt("count", item);
  }

  /**
   * Python: {@code proxy.sort()}.
   *
   * @throws ClassCastException {@code '<' not supported between instances of 'str' and 'int'}
   */
  public void sort() {
    sort(false);
  }

  /** Python: {@code proxy.sort(reverse=True)}. */
  public void sort(boolean reverse) {
    call("sort", reverse);
  }

  /** Python: {@code proxy.reverse()}. */
  public void reverse() {
    call("reverse");
  }

  /** Python 3.14: {@code proxy.clear()}. */
  public void clear() {
    call("clear");
  }

  /** Python 3.14: {@code proxy.copy()}, a plain list. */
  public List<T> copy() {
    return listOf(call("copy"));
  }

  /** Python: {@code proxy + items}, a plain list. */
  public List<T> plus(Collection<? extends T> items) {
    List<T> all = new ArrayList<>(copy());
    all.addAll(items);
    return all;
  }

  /** Python: {@code proxy * n}, a plain list. */
  public List<T> times(int n) {
    return listOf(call("times", n));
  }

  /** Python: {@code proxy *= n}. */
  public void multiply(int n) {
    call("multiply", n);
  }

  /** Asks for each item in its turn, so it sees what changes. Python: {@code iter(proxy)}. */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private int index;

      @Override
      public boolean hasNext() {
        return index < len();
      }

      @Override
      public T next() {
        try {
          return get(index++);
        } catch (IndexOutOfBoundsException e) {
          throw new NoSuchElementException("", e);
        }
      }
    };
  }

  private static <T extends @Nullable Object> List<T> listOf(@Nullable Object result) {
    return (List<T>) result;
  }
}
