package dev.threadlint.runtime.multiprocessing.internal.shared;

import java.lang.ref.Cleaner;

/**
 * Does what is left to do when nobody can reach an object any more, as Python's {@code Finalize}.
 */
public final class Forgotten {
  private static final Cleaner CLEANER = Cleaner.create();

  private Forgotten() {}

  /**
   * Has the action run once the object is forgotten.
   *
   * @param action must not lead to the object
   */
  public static void then(Object object, Runnable action) {
    CLEANER.register(object, action);
  }
}
