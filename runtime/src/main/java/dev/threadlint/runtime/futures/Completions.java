package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.TimedOut;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.HandoffQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives futures as they complete, whatever their outcome; see {@link Futures#asCompleted}. For one
 * thread. Python: the generator that {@code as_completed} gives.
 *
 * @param <T> the results
 */
@SuppressWarnings(
    "IterableAndIterator") // as a Python generator is, so that for loops port as they are
public final class Completions<T extends @Nullable Object>
    implements Iterator<Future<T>>, Iterable<Future<T>>, AutoCloseable {
  private final HandoffQueue<Future<T>> completed = new HandoffQueue<>();
  private final Set<Future<T>> pending;
  private final int total;
  private final Deadline deadline;
  private final CompletionListener listener = this::offer;

  Completions(Collection<? extends Future<T>> futures, Deadline deadline) {
    this.pending = new LinkedHashSet<>(futures);
    this.total = pending.size();
    this.deadline = deadline;
    for (Future<T> future : pending) {
      if (!future.addListener(listener)) {
        completed.put(future);
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !pending.isEmpty();
  }

  /**
   * Waits for the next future to complete.
   *
   * @throws TimedOut {@code 1 (of 2) futures unfinished}
   */
  @Override
  public Future<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Future<T> future = completed.take(this, deadline);
    if (future == null) {
      int unfinished = pending.size();
      close();
      throw new TimedOut("%d (of %d) futures unfinished".formatted(unfinished, total));
    }
    pending.remove(future);
    return future;
  }

  /** Itself, and only once: what has been given is gone. */
  @Override
  public Iterator<Future<T>> iterator() {
    return this;
  }

  /** Ends the iteration; the futures go on. */
  @Override
  public void close() {
    pending.forEach(future -> future.removeListener(listener));
    pending.clear();
  }

  @SuppressWarnings("unchecked") // the listener is added to futures of this type only
  private void offer(Future<?> future) {
    completed.put((Future<T>) future);
  }
}
