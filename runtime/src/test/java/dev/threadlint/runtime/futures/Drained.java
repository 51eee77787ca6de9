package dev.threadlint.runtime.futures;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** All that is left in an iterator. */
final class Drained {
  private Drained() {}

  static <T> List<T> of(Iterator<T> iterator) {
    List<T> items = new ArrayList<>();
    iterator.forEachRemaining(items::add);
    return items;
  }
}
