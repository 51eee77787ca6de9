package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A dict in a manager. Python: {@code multiprocessing.managers.DictProxy}.
 *
 * <p>Every call is atomic, two together are not. What comes out is a copy: a list that is changed
 * must be put back. Only proxies in it are the objects themselves. Proxies are equal only to
 * themselves, as in Python.
 *
 * <pre>{@code
 * DictProxy<String, Integer> ages = manager.dict();
 * ages.setItem("Guido", 68);    // ages["Guido"] = 68
 * int age = ages.getItem("Guido");
 * }</pre>
 *
 * @param <K> the keys, which must be serialisable
 * @param <V> the values, which must be serialisable
 */
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // only K and V are put in
public final class DictProxy<K, V extends @Nullable Object> extends BaseProxy
    implements Iterable<K> {
  @Serial private static final long serialVersionUID = 1;

  DictProxy(Token token) {
    super(token);
  }

  /**
   * Python: {@code proxy[key]}.
   *
   * @throws NoSuchElementException if there is none, with the key as text
   */
  public V getItem(K key) {
    return (V) call("getItem", key);
  }

  /** Python: {@code proxy[key] = value}. */
  public void setItem(K key, V value) {
    call("setItem", key, value);
  }

  /**
   * Python: {@code del proxy[key]}.
   *
   * @throws NoSuchElementException if there is none, with the key as text
   */
  public void delItem(K key) {
    call("delItem", key);
  }

  /** Python: {@code key in proxy}. */
  public boolean contains(K key) {
    return callBoolean("contains", key);
  }

  /** Python: {@code len(proxy)}. */
  public int len() {
    return callInt("len");
  }

  /** Null if there is none. Python: {@code proxy.get(key)}. */
  public @Nullable V get(K key) {
    return (V) call("get", key, null);
  }

  /** Python: {@code proxy.get(key, default)}. */
  public V get(K key, V otherwise) {
    return (V) call("get", key, otherwise);
  }

  /** Python: {@code proxy.setdefault(key, default)}. */
  public V setdefault(K key, V value) {
    return (V) call("setdefault", key, value);
  }

  /**
   * Python: {@code proxy.pop(key)}.
   *
   * @throws NoSuchElementException if there is none, with the key as text
   */
  public V pop(K key) {
    return (V) call("pop", key);
  }

  /** Python: {@code proxy.pop(key, default)}. */
  public V pop(K key, V otherwise) {
    return (V) call("pop", key, otherwise);
  }

  /**
   * Takes the latest one out. Python: {@code proxy.popitem()}.
   *
   * @throws NoSuchElementException {@code 'popitem(): dictionary is empty'}
   */
  public Map.Entry<K, V> popitem() {
    Object entry = call("popitem");
    if (entry instanceof Map.Entry<?, ?>) {
      return (Map.Entry<K, V>) entry;
    }
    throw new NoSuchElementException("'popitem(): dictionary is empty'");
  }

  /** Python: {@code proxy.update(mapping)} and {@code proxy |= mapping}. */
  public void update(Map<? extends K, ? extends V> more) {
    call("update", more);
  }

  /** Python: {@code proxy.clear()}. */
  public void clear() {
    call("clear");
  }

  /** Python: {@code proxy.copy()}, a plain dict. */
  public Map<K, V> copy() {
    return call("copy") instanceof Map<?, ?> map ? (Map<K, V>) map : Map.of();
  }

  /** Python 3.14: {@code proxy | mapping}, a plain dict. */
  public Map<K, V> union(Map<? extends K, ? extends V> more) {
    Map<K, V> all = new LinkedHashMap<>(copy());
    all.putAll(more);
    return all;
  }

  /** Python: {@code proxy.keys()}. */
  public List<K> keys() {
    return call("keys") instanceof List<?> list ? (List<K>) list : List.of();
  }

  /** Python: {@code proxy.values()}. */
  public List<V> values() {
    return call("values") instanceof List<?> list ? (List<V>) list : List.of();
  }

  /** Python: {@code proxy.items()}. */
  public List<Map.Entry<K, V>> items() {
    return List.copyOf(copy().entrySet());
  }

  /**
   * Over the keys, asking the manager for each. Python: {@code iter(proxy)}. It throws an
   * IllegalStateException, {@code dictionary changed size during iteration}, if so.
   */
  @Override
  public Iterator<K> iterator() {
    return (Iterator<K>) call("iterator");
  }
}
