package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Says of most objects that nobody has asked for their identity hash yet, without asking: that
 * would make one, which costs more than all else that is done for a task or a stage.
 *
 * <p>On HotSpot the hash lies in the first word of an object, with two or three bits before it that
 * say how it is locked. Elsewhere, and in unit tests, the answer is always that it may have one.
 */
public final class IdentityHashes {
  private static final int LOCK_BITS = 7;
  private static final int UNLOCKED = 1;

  // Compact headers have it three bits further on, which for the question comes to the same.
  private static final int SHIFT = 8;
  private static final int MASK = 0x7FFFFFFF;

  private static boolean readable;

  private IdentityHashes() {}

  /** Finds out whether this JVM keeps it there. */
  public static void prepare() {
    readable = true;
    Object probe = new Object();
    boolean before = mayHave(probe);
    readable = !before && System.identityHashCode(probe) != 0 && mayHave(probe);
  }

  /** Whether an object may have one; null has 0, and its first word must never be read. */
  static boolean mayHave(@Nullable Object thing) {
    if (thing == null || !readable) {
      return true;
    }
    long word = RawFields.getLong(thing, 0);
    return (word & LOCK_BITS) != UNLOCKED || (word >>> SHIFT & MASK) != 0;
  }
}
