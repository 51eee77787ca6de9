package dev.threadlint.runtime.queue;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.HandoffQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An unbounded queue between threads without frills. Python: {@code queue.SimpleQueue}.
 *
 * <p>{@code put} never parks and never fails, so it may be called from anywhere, also where
 * blocking is forbidden. There is no bound, no counting of tasks and no shutdown.
 *
 * <pre>{@code
 * SimpleQueue<String> log = new SimpleQueue<>();
 * log.put("started");
 * String line = log.get();
 * }</pre>
 *
 * @param <T> the items, which may be null
 */
public final class SimpleQueue<T extends @Nullable Object> {
  private static final Object NULL = new Object();

  private final HandoffQueue<Object> items = new HandoffQueue<>();

  /** An empty one; there is never a bound. Python: {@code SimpleQueue()}. */
  public SimpleQueue() {}

  /** Puts an item in. Python: {@code put(item)}. */
  public void put(T item) {
    items.put(item == null ? NULL : item);
  }

  /** The same; for {@link Queue}'s sake block is accepted and does not matter. */
  public void put(T item, boolean block) {
    put(item);
  }

  /** The same; for {@link Queue}'s sake block and timeout are accepted and do not matter. */
  public void put(T item, boolean block, @Nullable Duration timeout) {
    put(item);
  }

  /** The same. Python: {@code put_nowait(item)}. */
  public void putNowait(T item) {
    put(item);
  }

  /** Takes an item out, waiting for one. Python: {@code get()}. */
  public T get() {
    return get(true, null);
  }

  /** Python: {@code get(block)}; see {@link #get(boolean, Duration)}. */
  public T get(boolean block) {
    return get(block, null);
  }

  /** Python: {@code get(timeout=t)}; see {@link #get(boolean, Duration)}. */
  public T get(@Nullable Duration timeout) {
    return get(true, timeout);
  }

  /** Python: {@code get_nowait()}; see {@link #get(boolean, Duration)}. */
  public T getNowait() {
    return get(false, null);
  }

  /**
   * Takes an item out. Python: {@code get(block, timeout)}.
   *
   * @param block whether to wait for an item
   * @param timeout how long, null for ever; only looked at if block is true
   * @throws Empty if none came in time
   * @throws IllegalArgumentException {@code 'timeout' must be a non-negative number}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only put puts something in, also null
  public T get(boolean block, @Nullable Duration timeout) {
    if (block && timeout != null && timeout.isNegative()) {
      throw new IllegalArgumentException("'timeout' must be a non-negative number");
    }
    Object item = block ? items.take(this, Deadline.in(timeout)) : items.poll();
    if (item == null) {
      throw new Empty();
    }
    return (T) (item == NULL ? null : item);
  }

  /** How many items there were a moment ago. Python: {@code qsize()}. */
  public int qsize() {
    return items.size();
  }

  /** Whether there was no item a moment ago. Python: {@code empty()}. */
  public boolean empty() {
    return items.isEmpty();
  }
}
