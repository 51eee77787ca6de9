package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * One value in a manager, of any type. Python: {@code multiprocessing.managers.ValueProxy}.
 *
 * <pre>{@code
 * ValueProxy<Integer> counter = manager.value('i', 0);
 * counter.set(counter.get() + 1); // not atomic, as in Python
 * }</pre>
 *
 * @param <T> the value, which must be serialisable
 */
public final class ValueProxy<T extends @Nullable Object> extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  ValueProxy(Token token) {
    super(token);
  }

  /** Python: {@code proxy.value} and {@code proxy.get()}. */
  @SuppressWarnings({"unchecked", "NullAway"}) // only T are put in, also null
  public T get() {
    return (T) call("get");
  }

  /** Python: {@code proxy.value = value} and {@code proxy.set(value)}. */
  public void set(T value) {
    call("set", value);
  }
}
