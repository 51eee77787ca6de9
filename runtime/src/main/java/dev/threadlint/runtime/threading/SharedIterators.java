package dev.threadlint.runtime.threading;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Iterators that several threads may share; new in Python 3.15.
 *
 * <p>Between {@code hasNext} and {@code next} another thread may take the last item. Threads that
 * share an iterator therefore call only {@code next}, and NoSuchElementException is the end, as
 * StopIteration is in Python.
 *
 * <pre>{@code
 * Iterator<String> lines = SharedIterators.serialize(reader.lines().iterator());
 * }</pre>
 */
public final class SharedIterators {
  private SharedIterators() {}

  /** One lock around an iterator. Python: {@code threading.serialize_iterator(it)}. */
  public static <T extends @Nullable Object> Iterator<T> serialize(Iterator<T> iterator) {
    return new Serialized<>(iterator);
  }

  /**
   * A factory whose iterators each have a lock. Python: the decorator {@code
   * threading.synchronized_iterator}.
   */
  public static <T extends @Nullable Object> Supplier<Iterator<T>> synchronizedIterator(
      Supplier<? extends Iterator<T>> factory) {
    return () -> serialize(factory.get());
  }

  /**
   * Iterators that each give all items of one, and may be used by different threads. Python: {@code
   * threading.concurrent_tee(it, n)}.
   *
   * @throws IllegalArgumentException {@code n must be >= 0}
   */
  public static <T extends @Nullable Object> List<Iterator<T>> concurrentTee(
      Iterator<T> iterator, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n must be >= 0");
    }
    Iterator<T> source = serialize(iterator);
    Link<T> first = new Link<>();
    List<Iterator<T>> tees = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      tees.add(serialize(new Tee<>(source, first)));
    }
    return tees;
  }

  private static final class Serialized<T extends @Nullable Object> implements Iterator<T> {
    private final RLock lock = new RLock();
    private final Iterator<T> iterator;

    Serialized(Iterator<T> iterator) {
      this.iterator = iterator;
    }

    @Override
    public boolean hasNext() {
      lock.acquire();
      try {
        return iterator.hasNext();
      } finally {
        lock.release();
      }
    }

    @Override
    public T next() {
      lock.acquire();
      try {
        return iterator.next();
      } finally {
        lock.release();
      }
    }
  }

  /** An item of a tee and the way to the next; the tees at the same place share it. */
  private static final class Link<T extends @Nullable Object> {
    private final Lock lock = new Lock();
    private @Nullable Link<T> next;
    private @Nullable T value;

    @Nullable Link<T> advance(Iterator<T> source) {
      lock.acquire();
      try {
        if (next == null && source.hasNext()) {
          value = source.next();
          next = new Link<>();
        }
        return next;
      } finally {
        lock.release();
      }
    }
  }

  private static final class Tee<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<T> source;
    private Link<T> place;

    Tee(Iterator<T> source, Link<T> place) {
      this.source = source;
      this.place = place;
    }

    @Override
    public boolean hasNext() {
      return place.advance(source) != null;
    }

    @Override
    @SuppressWarnings("NullAway") // null only if the item itself is null
    public T next() {
      Link<T> next = place.advance(source);
      if (next == null) {
        throw new NoSuchElementException();
      }
      T value = place.value;
      place = next;
      return value;
    }
  }
}
