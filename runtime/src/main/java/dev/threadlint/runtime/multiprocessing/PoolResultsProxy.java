package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The {@link PoolResults} of a pool in a manager, waited for as they are asked for. Python: what
 * {@code imap} of a {@code manager.Pool()} returns.
 *
 * <pre>{@code
 * for (Long size : pool.imap(Sizes::of, paths)) {
 *   System.out.println(size);
 * }
 * }</pre>
 *
 * @param <R> the results
 */
@SuppressWarnings("IterableAndIterator") // as PoolResults
public final class PoolResultsProxy<R extends @Nullable Object> extends BaseProxy
    implements Iterator<R>, Iterable<R> {
  @Serial private static final long serialVersionUID = 1;

  PoolResultsProxy(Token token) {
    super(token);
  }

  /** Whether there is one more; waits until that is known. */
  @Override
  public boolean hasNext() {
    return callBoolean("hasNext");
  }

  /** Waits for the next result. Python: {@code next(results)}. */
  @Override
  public R next() {
    return next(null);
  }

  /**
   * Waits for the next result. Python: {@code results.next(timeout)}.
   *
   * @throws TimedOut if it did not come in time
   * @throws java.util.NoSuchElementException if there are no more
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the tasks made them
  public R next(@Nullable Duration timeout) {
    return (R) call("next", timeout);
  }

  /** Itself, and only once: what has been given is gone. */
  @Override
  public Iterator<R> iterator() {
    return this;
  }
}
