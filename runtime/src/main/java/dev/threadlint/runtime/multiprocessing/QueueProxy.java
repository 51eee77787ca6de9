package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Full;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A {@link dev.threadlint.runtime.queue.Queue} in a manager, with that one's rules and texts.
 * Python: what {@code manager.Queue()} and {@code manager.JoinableQueue()} return.
 *
 * <p>Unlike {@link Queue} it may be sent anywhere, also to the workers of a pool; each call goes to
 * the manager and back.
 *
 * <pre>{@code
 * QueueProxy<String> jobs = manager.queue();
 * jobs.put("first");
 * String job = jobs.get(Duration.ofSeconds(1));
 * }</pre>
 *
 * @param <T> the items, which must be serialisable
 */
public final class QueueProxy<T extends @Nullable Object> extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  QueueProxy(Token token) {
    super(token);
  }

  /** Puts an item in, waiting for room. Python: {@code put(item)}. */
  public void put(T item) {
    put(item, true, null);
  }

  /** Python: {@code put(item, timeout=t)}; see {@link #put(Object, boolean, Duration)}. */
  public void put(T item, @Nullable Duration timeout) {
    put(item, true, timeout);
  }

  /** Python: {@code put_nowait(item)}; see {@link #put(Object, boolean, Duration)}. */
  public void putNowait(T item) {
    put(item, false, null);
  }

  /**
   * Python: {@code put(item, block, timeout)}.
   *
   * @throws Full if there was no room in time
   * @throws IllegalArgumentException {@code 'timeout' must be a non-negative number}
   */
  public void put(T item, boolean block, @Nullable Duration timeout) {
    call("put", item, block, timeout);
  }

  /** Takes an item out, waiting for one. Python: {@code get()}. */
  public T get() {
    return get(true, null);
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
   * Python: {@code get(block, timeout)}.
   *
   * @throws Empty if none came in time
   * @throws IllegalArgumentException {@code 'timeout' must be a non-negative number}
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only T are put in, also null
  public T get(boolean block, @Nullable Duration timeout) {
    return (T) call("get", block, timeout);
  }

  /** Python: {@code qsize()}. */
  public int qsize() {
    return callInt("qsize");
  }

  /** Python: {@code empty()}. */
  public boolean empty() {
    return callBoolean("empty");
  }

  /** Python: {@code full()}. */
  public boolean full() {
    return callBoolean("full");
  }

  /**
   * Python: {@code task_done()}.
   *
   * @throws IllegalArgumentException {@code task_done() called too many times}
   */
  public void taskDone() {
    call("taskDone");
  }

  /** Waits until every item that was put in is said to be done. Python: {@code join()}. */
  public void join() {
    call("join");
  }

  @Override
  String typeName() {
    return "AutoProxy[" + token().typeid() + "]";
  }
}
