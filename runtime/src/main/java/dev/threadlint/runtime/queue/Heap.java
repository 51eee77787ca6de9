package dev.threadlint.runtime.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A binary heap that gives equal items in the same order as Python's {@code heapq}. */
final class Heap<T extends @Nullable Object> {
  /*
   * heapq's order among equal items follows from how it pops: the hole at the root goes down along
   * the smaller children (the right one unless the left is less) to a leaf, whatever is to fill it;
   * then the last item is put into that leaf and rises. java.util.PriorityQueue compares on the way
   * down and so differs.
   *
   * A comparison may throw. Therefore the way is found first, by reading only, and the items are
   * moved when nothing can go wrong any more: a failed push or pop leaves the heap as it was.
   */
  private final List<T> items = new ArrayList<>();
  private final BiPredicate<? super T, ? super T> less;

  Heap(BiPredicate<? super T, ? super T> less) {
    this.less = less;
  }

  int size() {
    return items.size();
  }

  void push(T item) {
    int place = items.size();
    int steps = 0;
    while (place > 0 && less.test(item, items.get(parent(place)))) {
      place = parent(place);
      steps++;
    }
    items.add(item);
    int hole = items.size() - 1;
    for (int i = 0; i < steps; i++) {
      items.set(hole, items.get(parent(hole)));
      hole = parent(hole);
    }
    items.set(hole, item);
  }

  T pop() {
    int last = items.size() - 1;
    T smallest = items.get(0);
    T filler = items.get(last);
    List<Integer> way = wayOfSmallerChildren(last);
    int end = way.size() - 1;
    while (end > 0 && less.test(filler, items.get(way.get(end)))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      items.set(way.get(i), items.get(way.get(i + 1)));
    }
    items.set(way.get(end), filler);
    items.remove(last);
    return smallest;
  }

  /** The places from the root down, looking at the first {@code size} items only. */
  private List<Integer> wayOfSmallerChildren(int size) {
    List<Integer> way = new ArrayList<>();
    int place = 0;
    way.add(place);
    while (2 * place + 1 < size) {
      int left = 2 * place + 1;
      int right = left + 1;
      boolean takeRight = right < size && !less.test(items.get(left), items.get(right));
      place = takeRight ? right : left;
      way.add(place);
    }
    return way;
  }

  private static int parent(int place) {
    return (place - 1) >> 1;
  }
}
