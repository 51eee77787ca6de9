package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.internal.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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
  private final Iterator<Future<R>> submissions;
  private final Deadline deadline;
  private final @Nullable MapResults<List<R>> chunks;
  private Iterator<R> chunk = Collections.emptyIterator();

  /**
   * Submits the first tasks at once, and one more whenever a result is asked for.
   *
   * @param submissions each call of whose {@code next} submits a task
   * @param buffersize how many are submitted at once, null for all
   */
  MapResults(Iterator<Future<R>> submissions, @Nullable Integer buffersize, Deadline deadline) {
    this.submissions = submissions;
    this.deadline = deadline;
    this.chunks = null;
    int ahead = buffersize == null ? Integer.MAX_VALUE : buffersize;
    while (futures.size() < ahead && submitNext()) {
      // each call adds a future
    }
  }

  /** The results of tasks that give several each. */
  MapResults(MapResults<List<R>> chunks) {
    this.submissions = Collections.emptyIterator();
    this.deadline = Deadline.NEVER;
    this.chunks = chunks;
  }

  static void checkBuffersize(@Nullable Integer buffersize) {
    if (buffersize != null && buffersize < 1) {
      throw new IllegalArgumentException("buffersize must be None or > 0");
    }
  }

  @Override
  public boolean hasNext() {
    return !futures.isEmpty() || chunk.hasNext() || (chunks != null && chunks.hasNext());
  }

  /**
   * Waits for the next result. What its task threw, checked or not, is thrown here and ends the
   * results: the tasks that have not begun are cancelled.
   *
   * @throws dev.threadlint.runtime.TimedOut if it did not come in time
   */
  @Override
  public R next() {
    return chunks != null ? nextOfChunks(chunks) : nextOfFutures();
  }

  /** Itself, and only once: what has been given is gone. */
  @Override
  public Iterator<R> iterator() {
    return this;
  }

  /** Ends the results; the tasks that have not begun are cancelled. */
  @Override
  public void close() {
    if (chunks != null) {
      chunks.close();
      chunk = Collections.emptyIterator();
    }
    futures.forEach(Future::cancel);
    futures.clear();
  }

  private R nextOfChunks(MapResults<List<R>> source) {
    while (!chunk.hasNext()) {
      chunk = source.next().iterator();
    }
    return chunk.next();
  }

  private R nextOfFutures() {
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

  private boolean submitNext() {
    return submissions.hasNext() && futures.add(submissions.next());
  }

  private @Nullable Duration timeLeft() {
    return deadline.isNever() ? null : Duration.ofNanos(deadline.nanosLeft());
  }
}
