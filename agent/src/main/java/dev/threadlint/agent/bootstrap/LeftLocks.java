package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** Tells of explicit locks that a thread still holds when it ends. */
final class LeftLocks {
  private LeftLocks() {}

  /** The thread ends. Monitors it cannot hold any more, and permits may be another's to give. */
  static void tell(ThreadState state) {
    for (int i = 0; i < state.depth; i++) {
      int tag = state.tagAt(i);
      Object lock = state.lockAt(i);
      if (lock != null && isExplicit(tag) && isHeld(lock, tag, state.thread)) {
        Event event = new Event(Event.Kind.LOCK_LEFT, state.thread);
        event.subject = lock;
        event.site = tag == HoldTag.LENT ? HoldTag.RUNTIME : tag;
        EventQueue.offer(event);
      }
    }
  }

  private static boolean isExplicit(int tag) {
    return tag < 0 && !HoldTag.isPermit(tag);
  }

  /** Our books are not trusted alone. */
  private static boolean isHeld(Object lock, int tag, @Nullable Thread thread) {
    JdkFields fields = JdkFields.get();
    return fields != null && fields.isHeld(lock, tag, thread);
  }
}
