package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import org.jspecify.annotations.Nullable;

/**
 * A lock that a thread asks for.
 *
 * @param lock which
 * @param mode in which mode
 * @param patience for how long it will wait
 * @param confined whether only this thread can know the lock
 * @param staticField the static field that it was read from, if it was
 */
public record Want(
    LockRef lock,
    LockMode mode,
    Patience patience,
    boolean confined,
    @Nullable String staticField) {

  /** A lock that was not read from a static field, as far as is known. */
  public Want(LockRef lock, LockMode mode, Patience patience, boolean confined) {
    this(lock, mode, patience, confined, null);
  }

  /** How long a thread will wait for a lock. */
  public enum Patience {
    /** For ever. */
    BLOCKING,
    /** At most a given time: a stall, not a deadlock. */
    TIMED,
    /** Not at all. */
    TRY
  }
}
