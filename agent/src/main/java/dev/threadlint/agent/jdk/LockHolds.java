package dev.threadlint.agent.jdk;

import dev.threadlint.agent.bootstrap.HoldTag;
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
      case HoldTag.OWNED:
        return thread != null && JdkObjects.ownerOf(lock) == thread;
      case HoldTag.READ:
        return JdkObjects.readers(lock) > 0;
      case HoldTag.STAMPED_READ:
      case HoldTag.STAMPED_WRITE:
        return JdkObjects.isStamped(lock, tag == HoldTag.STAMPED_WRITE);
      default:
        return thread != null && RuntimeObjects.holderOf(lock) == thread;
    }
  }
}
