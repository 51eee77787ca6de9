package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.internal.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@link Executor#map}, in the order of the inputs, waited for as they are asked
 * for. The first failure ends them. For one thread.
 *
 * <pre>{@code
 * for (int size : executor.map(this::sizeOf, urls)) {
 *   total += size;
 * }
 * }</pre>
 *
 * @param <R> the results
 */
@SuppressWarnings(
    "IterableAndIterator") // as a Python generator is, so that for loops port as they are
public final class MapResults<R extends @Nullable Object>
    implements Iterator<R>, Iterable<R>, AutoCloseable {
  private final ArrayDeque<Future<R>> futures = new ArrayDeque<>();
  private final Executor executor;
  private final Iterator<? extends Callable<R>> tasks;
  private final Deadline deadline;

  /** Submits the first {@code ahead} tasks at once, and one more whenever a result is asked for. */
  MapResults(
      Executor executor, Iterator<? extends Callable<R>> tasks, int ahead, Deadline deadline) {
    this.executor = executor;
    this.tasks = tasks;
    this.deadline = deadline;
    while (futures.size() < ahead && submitNext()) {
      // each call adds a future
    }
  }

  @Override
  public boolean hasNext() {
    return !futures.isEmpty();
  }

  /**
   * Waits for the next result. What its task threw, checked or not, is thrown here and ends the
   * results: the tasks that have not begun are cancelled.
   *
   * @throws dev.threadlint.runtime.TimedOut if it did not come in time
   */
  @Override
  public R next() {
    Future<R> future = futures.poll();
    if (future == null) {
      throw new NoSuchElementException();
    }
    boolean succeeded = false;
    try {
      submitNext();
      R result = future.result(timeLeft());
      succeeded = true;
      return result;
    } finally {
      if (!succeeded) {
        future.cancel();
        close();
      }
    }
  }

  /** Itself, and only once: what has been given is gone. */
  @Override
  public Iterator<R> iterator() {
    return this;
  }

  /** Ends the results; the tasks that have not begun are cancelled. */
  @Override
  public void close() {
    futures.forEach(Future::cancel);
    futures.clear();
  }

  private boolean submitNext() {
    return tasks.hasNext() && futures.add(executor.submit(tasks.next()));
  }

  private @Nullable Duration timeLeft() {
    return deadline.isNever() ? null : Duration.ofNanos(deadline.nanosLeft());
  }
}
