package dev.threadlint.runtime.internal;

import org.jspecify.annotations.Nullable;

/**
 * A plain queue of non-null items, first in, first out, in pieces. Unlike an ArrayDeque it never
 * copies what it holds and keeps no more memory than it needs.
 */
final class Chunks<T> {
  private static final int CHUNK = 256;

  private Chunk head = new Chunk();
  private Chunk tail = head;
  private int from;
  private int to;
  private int size;

  int size() {
    return size;
  }

  void add(T item) {
    if (to == CHUNK) {
      Chunk next = new Chunk();
      tail.next = next;
      tail = next;
      to = 0;
    }
    tail.items[to] = item;
    to++;
    size++;
  }

  @SuppressWarnings("unchecked") // only add puts something in
  @Nullable T poll() {
    if (size == 0) {
      return null;
    }
    if (from == CHUNK && head.next != null) {
      head = head.next;
      from = 0;
    }
    T item = (T) head.items[from];
    head.items[from] = null;
    from++;
    size--;
    return item;
  }

  /** Takes all that another one holds and leaves it the empty chunk; there must be nothing here. */
  void moveFrom(Chunks<T> other) {
    Chunk spare = head;
    head = other.head;
    tail = other.tail;
    from = other.from;
    to = other.to;
    size = other.size;
    other.head = spare;
    other.tail = spare;
    other.from = 0;
    other.to = 0;
    other.size = 0;
  }

  private static final class Chunk {
    final @Nullable Object[] items = new Object[CHUNK];
    @Nullable Chunk next;
  }
}
