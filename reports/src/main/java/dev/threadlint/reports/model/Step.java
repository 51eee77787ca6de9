package dev.threadlint.reports.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing that one thread did, with the stack that proves it.
 *
 * @param thread who
 * @param action did what
 * @param lock to which lock, for HOLDS and WANTS
 * @param mode in which mode, for HOLDS and WANTS
 * @param target the other thing it was done to, in words of the program: a thread's name, the class
 *     of a future or pool
 * @param stack where; {@link StackTrace#UNKNOWN} if not seen
 */
public record Step(
    ThreadRef thread,
    Action action,
    @Nullable LockRef lock,
    @Nullable LockMode mode,
    @Nullable String target,
    StackTrace stack) {

  /** A step that concerns a lock. */
  public static Step lock(
      ThreadRef thread, Action action, LockRef lock, LockMode mode, StackTrace stack) {
    return new Step(thread, action, lock, mode, null, stack);
  }

  /** A step that concerns something else than a lock. */
  public static Step other(
      ThreadRef thread, Action action, @Nullable String target, StackTrace stack) {
    return new Step(thread, action, null, null, target, stack);
  }
}
