package dev.threadlint.runtime.multiprocessing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over the keys of a {@link ServedDict}; see {@link IteratorProxy}. */
final class ServedIterator {
  private final ServedDict dict;
  private final int size;
  private final Iterator<@Nullable Object> keys;

  ServedIterator(ServedDict dict) {
    this.dict = dict;
    this.size = dict.len();
    this.keys = dict.snapshot();
  }

  /** The next one; NoSuchElementException is Python's StopIteration. */
  public synchronized @Nullable Object next() {
    if (dict.len() != size) {
      throw new IllegalStateException("dictionary changed size during iteration");
    }
    if (!keys.hasNext()) {
      throw new NoSuchElementException("");
    }
    return keys.next();
  }
}
