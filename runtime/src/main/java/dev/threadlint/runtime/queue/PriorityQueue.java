package dev.threadlint.runtime.queue;

import dev.threadlint.runtime.internal.PythonOrder;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A queue between threads that gives the least item first. Python: {@code queue.PriorityQueue}.
 *
 * <p>Items are compared as Python's {@code <} does: numbers also across types, lists item by item
 * as tuples, everything else by {@link Comparable}. Equal items come out in the order of Python's
 * {@code heapq}, which is not that of {@link java.util.PriorityQueue}.
 *
 * <pre>{@code
 * PriorityQueue<List<Object>> jobs = new PriorityQueue<>();
 * jobs.put(List.of(2, "later"));
 * jobs.put(List.of(1, "sooner"));
 * jobs.get(); // [1, sooner]
 * }</pre>
 *
 * <p>{@code put} and {@code get} throw ClassCastException {@code '<' not supported between
 * instances of 'dict' and 'dict'} for items that cannot be compared; the queue is then as it was
 * before.
 *
 * @param <T> the items, null only if the order takes it
 */
public class PriorityQueue<T extends @Nullable Object> extends Queue<T> {
  private final Heap<T> heap;

  /** Without bound. Python: {@code PriorityQueue()}. */
  public PriorityQueue() {
    this(0);
  }

  /**
   * For at most that many items; zero or less is without bound. Python: {@code PriorityQueue(n)}.
   */
  public PriorityQueue(int maxsize) {
    super(maxsize);
    this.heap = new Heap<>(PythonOrder::less);
  }

  /**
   * With an order of its own, where Python would give the items a {@code __lt__}. Items that it
   * says are equal still come out in heapq's order.
   *
   * @param maxsize zero or less is without bound
   */
  public PriorityQueue(int maxsize, Comparator<? super T> order) {
    super(maxsize);
    this.heap = new Heap<>((left, right) -> order.compare(left, right) < 0);
  }

  @Override
  protected int itemCount() {
    return heap.size();
  }

  @Override
  protected void putItem(T item) {
    heap.push(item);
  }

  @Override
  protected T getItem() {
    return heap.pop();
  }
}
