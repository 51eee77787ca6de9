package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.internal.WaitQueue;
import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@link Pool#imap} or {@link Pool#imapUnordered}, waited for as they are asked for.
 * Python: the iterator that these give.
 *
 * <p>What a task threw is thrown in its place, and the next result can be asked for afterwards; but
 * if the tasks were handed out in chunks of more than one, a failure ends the results.
 *
 * @param <R> the results
 */
@SuppressWarnings(
    "IterableAndIterator") // as a Python generator is, so that for loops port as they are
public final class PoolResults<R extends @Nullable Object> implements Iterator<R>, Iterable<R> {
  /*
   * Outcomes are of chunks. Those that come too early wait in early until those before them have
   * come; in completion order none comes too early. How many there will be is known when the input
   * has been read, which may be after the first results.
   */
  private final boolean ordered;
  private final boolean failureEnds;
  private final Mutex mutex = new Mutex();
  private final WaitQueue waiting = new WaitQueue(mutex);
  private final ArrayDeque<Outcome> arrived = new ArrayDeque<>();
  private final Map<Integer, Outcome> early = new HashMap<>();
  private Iterator<?> chunk = List.of().iterator();
  private int due;
  private int taken;
  private int total = Integer.MAX_VALUE;
  private boolean ended;

  PoolResults(boolean ordered, boolean failureEnds) {
    this.ordered = ordered;
    this.failureEnds = failureEnds;
  }

  /** Whether there is one more; waits until that is known. */
  @Override
  public boolean hasNext() {
    mutex.acquire(this);
    try {
      return awaitNext(Deadline.NEVER) == Next.THERE;
    } finally {
      mutex.release();
    }
  }

  /** Waits for the next result. Python: {@code next(results)}. */
  @Override
  public R next() {
    return next(null);
  }

  /**
   * Waits for the next result. Python: {@code results.next(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @throws TimedOut if it did not come in time
   * @throws NoSuchElementException if there are no more
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the tasks made them
  public R next(@Nullable Duration timeout) {
    mutex.acquire(this);
    try {
      Next next = awaitNext(Deadline.in(timeout));
      if (next == Next.LATE) {
        throw new TimedOut();
      }
      if (next == Next.NONE) {
        throw new NoSuchElementException();
      }
      if (!chunk.hasNext()) {
        throw failure();
      }
      return (R) chunk.next();
    } finally {
      mutex.release();
    }
  }

  /** Itself, and only once: what has been given is gone. */
  @Override
  public Iterator<R> iterator() {
    return this;
  }

  void add(int index, Outcome outcome) {
    mutex.acquire(this);
    try {
      if (ended) {
        return;
      }
      if (ordered) {
        early.put(index, outcome);
        Outcome next;
        while ((next = early.remove(due)) != null) {
          arrived.add(next);
          due++;
        }
      } else {
        arrived.add(outcome);
      }
      waiting.wakeAll();
    } finally {
      mutex.release();
    }
  }

  /** The input has been read, and was as many chunks. */
  void setTotal(int chunks) {
    mutex.acquire(this);
    try {
      total = chunks;
      waiting.wakeAll();
    } finally {
      mutex.release();
    }
  }

  private enum Next {
    THERE,
    NONE,
    LATE
  }

  private Next awaitNext(Deadline deadline) {
    while (true) {
      if (chunk.hasNext() || isFailureNext()) {
        return Next.THERE;
      }
      if (!arrived.isEmpty()) {
        Outcome outcome = arrived.remove();
        taken++;
        chunk = outcome.value() instanceof List<?> list ? list.iterator() : chunk;
      } else if (ended || taken >= total) {
        return Next.NONE;
      } else if (!waiting.await(this, deadline) && arrived.isEmpty() && taken < total) {
        return Next.LATE;
      }
    }
  }

  private boolean isFailureNext() {
    Outcome next = arrived.peek();
    return next != null && next.thrown() != null;
  }

  private RuntimeException failure() {
    Outcome outcome = arrived.remove();
    taken++;
    if (failureEnds) {
      ended = true;
      arrived.clear();
    }
    Throwable thrown = outcome.thrown();
    return Thrown.again(thrown == null ? new NoSuchElementException() : thrown);
  }
}
