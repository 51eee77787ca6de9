package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.EndTicket;
import java.io.Serial;
import java.io.Serializable;

/** A connection on its way to another process. */
record ConnectionTicket(EndTicket end, boolean readable, boolean writable) implements Serializable {
  @Serial
  private Object readResolve() {
    return new Connection(end.redeem(), readable, writable);
  }
}
