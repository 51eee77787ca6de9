package dev.threadlint.runtime.threading;

/**
 * Is told, in the thread itself, when a thread begins and ends. What is left of Python's trace and
 * profile functions where there are no line events.
 */
public interface ThreadHook {
  /** Before {@code run}. */
  default void started(Thread thread) {}

  /** After {@code run}, however it ended. */
  default void ended(Thread thread) {}
}
