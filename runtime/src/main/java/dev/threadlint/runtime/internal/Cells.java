package dev.threadlint.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a {@link HandoffQueue}: each of its cells is empty, then has an item, then had one.
 */
final class Cells {
  static final int COUNT = 256;

  // Keeps a cell from being filled again, and does not keep the item alive that was in it.
  private static final Object TAKEN = new Object();

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle NEXT;

  static {
    try {
      NEXT = MethodHandles.lookup().findVarHandle(Cells.class, "next", Cells.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The position in the whole queue of the first cell. */
  final long first;

  private final @Nullable Object[] cells = new Object[COUNT];
  private volatile @Nullable Cells next;

  Cells(long first) {
    this.first = first;
  }

  /** Where in here to go on from a position of the whole queue, which may be in another piece. */
  int cellAt(long position) {
    return (int) Math.max(0, Math.min(COUNT, position - first));
  }

  /** What is or was in the cell, null if nothing yet. */
  @Nullable Object get(int cell) {
    return CELL.getVolatile(cells, cell);
  }

  /** Fills the cell if it is empty. */
  boolean fill(int cell, Object item) {
    return CELL.compareAndSet(cells, cell, null, item);
  }

  /** Forgets the item, which the caller alone has claimed. */
  void clear(int cell) {
    CELL.setRelease(cells, cell, TAKEN);
  }

  /** The piece after this one; null if there is none yet, this one itself if it has been left. */
  @Nullable Cells next() {
    return next;
  }

  /** The same, and if there is none yet there is one now. */
  Cells nextOrNew() {
    Cells known = next;
    if (known != null) {
      return known;
    }
    Cells made = new Cells(first + COUNT);
    Cells other = (Cells) NEXT.compareAndExchange(this, null, made);
    return other == null ? made : other;
  }

  /**
   * Lets go of the next piece: all items here have been taken. A collector that found this piece
   * long-lived would keep alive whatever hangs on it, until it looks at long-lived objects again.
   */
  void leave() {
    next = this;
  }
}
