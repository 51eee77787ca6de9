package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * A lock that a thread holds.
 *
 * @param lock which
 * @param mode in which mode
 * @param confined whether only this thread can know the lock, for it has just made it
 * @param staticField the static field that it was read from, if it was
 * @param stack where it was taken, if known
 */
public record Hold(
    LockRef lock, LockMode mode, boolean confined, @Nullable String staticField, StackTrace stack) {

  /** A lock that was not read from a static field, as far as is known. */
  public Hold(LockRef lock, LockMode mode, boolean confined, StackTrace stack) {
    this(lock, mode, confined, null, stack);
  }
}
