package dev.threadlint.reports.model;

import java.util.List;

/**
 * What was measured, as far as the run has come. Each list has the most expensive first and is
 * bounded: what costs little is left out.
 *
 * @param locks waits for locks
 * @param joins waits for threads
 * @param pools the pools
 */
public record Measures(List<LockMeasure> locks, List<JoinMeasure> joins, List<PoolMeasure> pools) {

  /** Nothing was measured, as in a recording of an older version. */
  public static final Measures NONE = new Measures(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Measures {
    locks = List.copyOf(locks);
    joins = List.copyOf(joins);
    pools = List.copyOf(pools);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return locks.isEmpty() && joins.isEmpty() && pools.isEmpty();
  }
}
