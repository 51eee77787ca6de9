package dev.threadlint.runtime.multiprocessing.internal;

import java.io.Serial;
import java.io.Serializable;

/** Lets whoever has it hold one more copy of an end, once. */
public final class EndTicket implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final long pid;
  private final String end;
  private final int number;

  /**
   * For a place that is kept.
   *
   * @param pid the process in which the two ends were made
   * @param end which end; known to that process and to those that hold the end
   * @param number which of the places kept there
   */
  EndTicket(long pid, String end, int number) {
    this.pid = pid;
    this.end = end;
    this.number = number;
  }

  /** Takes the place that is kept. */
  public Endpoint redeem() {
    return PipeDesk.redeem(this);
  }

  long pid() {
    return pid;
  }

  String end() {
    return end;
  }

  int number() {
    return number;
  }
}
