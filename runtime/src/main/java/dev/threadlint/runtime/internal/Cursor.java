package dev.threadlint.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Where one side of a {@link HandoffQueue} is. */
@SuppressWarnings("UnusedVariable") // the padding
final class Cursor {
  private static final VarHandle CELLS;
  private static final VarHandle POSITION;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      CELLS = lookup.findVarHandle(Cursor.class, "cells", Cells.class);
      POSITION = lookup.findVarHandle(Cursor.class, "position", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile Cells cells;
  private volatile long position;

  // Two lines of memory, so that the two sides do not take each other's away wherever they lie.
  private long p0;
  private long p1;
  private long p2;
  private long p3;
  private long p4;
  private long p5;
  private long p6;
  private long p7;
  private long p8;
  private long p9;
  private long p10;
  private long p11;
  private long p12;
  private long p13;
  private long p14;
  private long p15;

  Cursor(Cells cells) {
    this.cells = cells;
  }

  Cells cells() {
    return cells;
  }

  long position() {
    return position;
  }

  /** Moves to the next piece; false if somebody else has. */
  boolean turn(Cells from, Cells to) {
    return CELLS.compareAndSet(this, from, to);
  }

  /** Passes one cell; false if somebody else has. */
  boolean step(long from) {
    return POSITION.compareAndSet(this, from, from + 1);
  }

  /** Tells others of the same side, at any time, that they need not look before this position. */
  void hint(long passed) {
    POSITION.setRelease(this, passed);
  }
}
