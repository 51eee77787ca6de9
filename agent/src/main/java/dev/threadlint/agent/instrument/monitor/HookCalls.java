package dev.threadlint.agent.instrument.monitor;

import org.jspecify.annotations.Nullable;

/** The static methods that the inserted calls go to, by name. */
public interface HookCalls {

  /** The internal name of the class that has all of them. */
  String owner();

  /** A {@code (Object, int)}: this site is about to take the monitor of the object. */
  String enter(int site);

  /**
   * A {@code (Object, int)}: the monitor of the object was released, or is about to be by the end
   * of a method.
   */
  String exit(int site);

  /** A {@code (Object, int)}: like {@link #exit}, and an exception is on its way out. */
  String thrown();

  /**
   * An {@code (int)}: like {@link #enter}, where the class file is too old to name its own class as
   * the lock.
   */
  String staticEnter();

  /**
   * An {@code (int)}: like {@link #exit}, where the class file is too old to name its own class as
   * the lock.
   */
  String staticExit();

  /**
   * An {@code (Object)}: the thread is about to wait on the monitor of the object.
   *
   * @param repeated whether a loop comes back to the wait, as one that looks what it waited for
   */
  String waitBefore(boolean repeated);

  /** Without parameters: the wait has returned. One that ended in an exception is not told. */
  String waitAfter();

  /** An {@code (Object)}: the thread is about to notify one or all waiters of the object. */
  String notifyBefore();

  /**
   * An {@code (Object)}: the object, a thread perhaps, was asked {@code isAlive}; null if nobody
   * wants to know.
   */
  @Nullable String aliveAfter();
}
