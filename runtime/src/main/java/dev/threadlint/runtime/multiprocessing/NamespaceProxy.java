package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Attributes in a manager. Python: {@code multiprocessing.managers.NamespaceProxy}.
 *
 * <p>A name that begins with {@code _} belongs to this proxy alone and is never sent.
 *
 * <pre>{@code
 * NamespaceProxy config = manager.namespace();
 * config.set("name", "Bob");  // config.name = "Bob"
 * System.out.println(config); // Namespace(name='Bob')
 * }</pre>
 */
public final class NamespaceProxy extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  private static final Object NULL = new Object();

  private final transient Map<String, Object> own = new ConcurrentHashMap<>();

  NamespaceProxy(Token token) {
    super(token);
  }

  /**
   * Python: {@code proxy.name}.
   *
   * @throws NoSuchElementException {@code 'Namespace' object has no attribute 'name'}
   */
  public @Nullable Object get(String name) {
    if (!isOwn(name)) {
      return call("get", name);
    }
    Object value = own.get(name);
    if (value == null) {
      throw missing(name);
    }
    return value == NULL ? null : value;
  }

  /** Python: {@code proxy.name = value}. */
  public void set(String name, @Nullable Object value) {
    if (isOwn(name)) {
      own.put(name, value == null ? NULL : value);
    } else {
      call("set", name, value);
    }
  }

  /**
   * Python: {@code del proxy.name}.
   *
   * @throws NoSuchElementException {@code 'Namespace' object has no attribute 'name'}
   */
  public void delete(String name) {
    if (!isOwn(name)) {
      call("delete", name);
    } else if (own.remove(name) == null) {
      throw missing(name);
    }
  }

  private static boolean isOwn(String name) {
    return name.startsWith("_");
  }

  private static NoSuchElementException missing(String name) {
    return new NoSuchElementException("'NamespaceProxy' object has no attribute '" + name + "'");
  }
}
