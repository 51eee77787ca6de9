package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.EndTicket;
import java.io.Serial;
import java.io.Serializable;

/** A connection on its way to another process. */
final class ConnectionTicket implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final EndTicket end;
  private final boolean readable;
  private final boolean writable;

  ConnectionTicket(EndTicket end, boolean readable, boolean writable) {
    this.end = end;
    this.readable = readable;
    this.writable = writable;
  }

  @Serial
  private Object readResolve() {
    return new Connection(end.redeem(), readable, writable);
  }
}
