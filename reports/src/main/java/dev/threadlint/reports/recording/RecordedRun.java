package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.Recording;
import java.util.List;

/**
 * A run with what only other runs can be held against.
 *
 * @param recording the run
 * @param lockOrders in which orders it took locks
 */
public record RecordedRun(Recording recording, List<LockOrder> lockOrders) {

  /** Copies the orders. */
  public RecordedRun {
    lockOrders = List.copyOf(lockOrders);
  }
}
