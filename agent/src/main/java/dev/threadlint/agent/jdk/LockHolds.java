package dev.threadlint.agent.jdk;

import dev.threadlint.agent.bootstrap.ThreadState;
import org.jspecify.annotations.Nullable;

/** Asks locks whether they are held. */
public final class LockHolds {
  private LockHolds() {}

  /**
   * Whether a lock is held in the way that one of the tags of {@link ThreadState} says: by the
   * thread, if the lock knows by whom.
   */
  public static boolean isHeld(Object lock, int tag, @Nullable Thread thread) {
    switch (tag) {
      case ThreadState.OWNED:
        return thread != null && JdkObjects.ownerOf(lock) == thread;
      case ThreadState.READ:
        return JdkObjects.readers(lock) > 0;
      case ThreadState.STAMPED_READ:
      case ThreadState.STAMPED_WRITE:
        return JdkObjects.isStamped(lock, tag == ThreadState.STAMPED_WRITE);
      default:
        return thread != null && RuntimeObjects.holderOf(lock) == thread;
    }
  }
}
