package dev.threadlint.runtime.multiprocessing.internal;

import java.io.Serializable;

/**
 * Lets whoever has it hold one more copy of an end, once.
 *
 * @param pid the process in which the two ends were made
 * @param end which end; known to that process and to those that hold the end
 * @param number which of the places kept there
 */
public record EndTicket(long pid, String end, int number) implements Serializable {
  /** Takes the place that is kept. */
  public Endpoint redeem() {
    return PipeDesk.redeem(this);
  }
}
