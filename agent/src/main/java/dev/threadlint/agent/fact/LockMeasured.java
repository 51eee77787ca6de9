package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import java.util.Map;

/**
 * How long threads waited for a lock since the look before.
 *
 * @param nanos when
 * @param lock which
 * @param stack where it was first waited for
 * @param waits how long threads waited
 * @param holds how long those that had waited held it
 * @param heldBy names of threads that held it as waits began, and how many
 */
public record LockMeasured(
    long nanos,
    LockRef lock,
    StackTrace stack,
    Timings waits,
    Timings holds,
    Map<String, Integer> heldBy)
    implements Fact {

  /** Copies the map. */
  public LockMeasured {
    heldBy = Map.copyOf(heldBy);
  }
}
