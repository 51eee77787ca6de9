package dev.threadlint.runtime.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An unbounded queue of non-null items without locks: nobody waits but for an item. */
public final class HandoffQueue<T> {
  /*
   * A chain of pieces with cells, each of which is used once. An item costs one compare-and-set on
   * either side and nothing else that both sides write to: what costs most between two processors
   * is a line of memory that goes to and fro.
   *
   * Put: fill the first empty cell. As that is one step, there is never a hole in the order that a
   * slow putter has still to fill. The tail says where to begin looking; it may lag behind.
   *
   * Poll: look at the cell that the head is at; step over it, which only one taker can; clear it.
   *
   * Take, if there is nothing: enter the list of takers, look once more, park. A putter fills its
   * cell and then looks at the list; both are volatile, so either the putter sees the taker or the
   * taker the item. A put claims one waiting taker, which looks at the queue after that. So as long
   * as takers wait, there are no more items than takers that have been claimed and are going to
   * look; one that a third taker was quicker than waits again.
   *
   * Before it enters the list a taker looks a few times, after pauses in which a putter at full
   * speed fills a few lines of memory; some microseconds in all, which is what it costs to park and
   * be woken.
   */
  private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 8 : 0;
  private static final int PAUSES = 32;

  private final Cursor head;
  private final Cursor tail;
  private final ConcurrentLinkedQueue<Waiter> takers = new ConcurrentLinkedQueue<>();

  public HandoffQueue() {
    Cells cells = new Cells(0);
    head = new Cursor(cells);
    tail = new Cursor(cells);
  }

  public void put(T item) {
    append(item);
    Waiter taker;
    while (!takers.isEmpty() && (taker = takers.poll()) != null) {
      if (taker.signal()) {
        return;
      }
    }
  }

  /** The oldest item, or null if there is none now. */
  @SuppressWarnings("unchecked") // only append puts something in, and a step is over an item
  public @Nullable T poll() {
    while (true) {
      Cells cells = head.cells();
      long position = head.position();
      if (position < cells.first + Cells.COUNT) {
        int cell = (int) (position - cells.first);
        Object item = cells.get(cell);
        if (item == null) {
          return null;
        }
        if (head.step(position)) {
          cells.clear(cell);
          return (T) item;
        }
      } else if (!turnHead(cells)) {
        return null;
      }
    }
  }

  /** The oldest item, or null if none came before the deadline. */
  public @Nullable T take(Object blocker, Deadline deadline) {
    T item = poll();
    for (int look = 0; look < LOOKS && item == null && !deadline.hasPassed(); look++) {
      for (int pause = 0; pause < PAUSES; pause++) {
        Thread.onSpinWait();
      }
      item = poll();
    }
    return item != null || deadline.hasPassed() ? item : takeParked(blocker, deadline);
  }

  public int size() {
    long from;
    long to;
    do {
      from = head.position();
      to = firstEmpty();
    } while (from != head.position());
    return (int) Math.min(Integer.MAX_VALUE, to - from);
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  private void append(T item) {
    Cells cells = tail.cells();
    while (true) {
      for (int cell = cells.cellAt(tail.position()); cell < Cells.COUNT; cell++) {
        if (cells.fill(cell, item)) {
          tail.hint(cells.first + cell + 1);
          return;
        }
      }
      Cells next = cells.nextOrNew();
      // The takers have left this piece behind: there is room only from where they are.
      Cells live = next == cells ? head.cells() : next;
      tail.turn(cells, live);
      cells = live;
    }
  }

  /** False if there is no piece yet after the one that has been emptied. */
  private boolean turnHead(Cells cells) {
    Cells next = cells.next();
    if (next == null) {
      return false;
    }
    if (next != cells && head.turn(cells, next)) {
      cells.leave();
    }
    return true;
  }

  private @Nullable T takeParked(Object blocker, Deadline deadline) {
    T item;
    do {
      Waiter me = new Waiter();
      takers.add(me);
      if (isEmpty() ? !me.await(blocker, deadline) : me.giveUp()) {
        takers.remove(me);
      }
      item = poll();
    } while (item == null && !deadline.hasPassed());
    return item;
  }

  private long firstEmpty() {
    Cells cells = tail.cells();
    while (true) {
      int cell = cells.cellAt(tail.position());
      while (cell < Cells.COUNT && cells.get(cell) != null) {
        cell++;
      }
      Cells next = cell < Cells.COUNT ? null : cells.next();
      if (next == null) {
        return cells.first + cell;
      }
      cells = next == cells ? head.cells() : next;
    }
  }
}
