package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over something in a manager. Python: {@code multiprocessing.managers.IteratorProxy}.
 *
 * <pre>{@code
 * for (String name : ages) { // ages being a DictProxy
 *   System.out.println(name);
 * }
 * }</pre>
 *
 * @param <T> what comes out
 */
public final class IteratorProxy<T extends @Nullable Object> extends BaseProxy
    implements Iterator<T> {
  // Python's StopIteration comes with the question for the next one, Java asks before: so the next
  // one is fetched when it is asked for in either way.
  @Serial private static final long serialVersionUID = 1;

  private transient boolean fetched;
  private transient boolean ended;
  private transient @Nullable Object next;

  IteratorProxy(Token token) {
    super(token);
  }

  @Override
  public boolean hasNext() {
    if (!fetched && !ended) {
      fetch();
    }
    return !ended;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // what the dict has, also null
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("");
    }
    fetched = false;
    return (T) next;
  }

  private void fetch() {
    try {
      next = call("next");
      fetched = true;
    } catch (NoSuchElementException e) {
      ended = true;
    }
  }
}
