package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in a manager. Python: {@code multiprocessing.managers.ArrayProxy}.
 *
 * <pre>{@code
 * ArrayProxy numbers = manager.array('i', List.of(1, 2, 3));
 * int first = (int) numbers.get(0);
 * }</pre>
 */
public final class ArrayProxy extends BaseProxy implements Iterable<Object> {
  @Serial private static final long serialVersionUID = 1;

  ArrayProxy(Token token) {
    super(token);
  }

  /**
   * Python: {@code proxy[index]}.
   *
   * @throws IndexOutOfBoundsException {@code array index out of range}
   */
  public @Nullable Object get(int index) {
    return call("get", index);
  }

  /**
   * Python: {@code proxy[index] = value}.
   *
   * @throws IndexOutOfBoundsException {@code array assignment index out of range}
   * @throws ClassCastException as {@link RawValue#set}
   */
  public void set(int index, @Nullable Object value) {
    call("set", index, value);
  }

  /** Python: {@code len(proxy)}. */
  public int len() {
    return callInt("len");
  }

  /** Python: {@code proxy[start:stop]}. */
  @SuppressWarnings("unchecked") // a copy made there
  public List<Object> slice(int start, int stop) {
    return call("slice", start, stop) instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** Over a copy of what is there now. */
  @Override
  public Iterator<Object> iterator() {
    return slice(0, len()).iterator();
  }
}
