package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.jdk.LockHolds;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Locks that threads held when they ended. Some of them know no owner, so that another thread may
 * release them: those count only if nobody has by the end of the run.
 */
final class LeftLocks {
  private static final int MOST = 1_000;

  private final List<Left> open = new ArrayList<>();

  private record Left(
      WeakReference<Object> lock, int tag, WeakReference<Thread> thread, LockLeft fact) {}

  /** The fact, if it is one already. */
  @Nullable LockLeft read(Event event, LockLeft fact) {
    if (event.site == HoldTag.OWNED || event.site == HoldTag.RUNTIME_OWNED) {
      return fact;
    }
    if (open.size() < MOST) {
      Object lock = Objects.requireNonNull(event.subject);
      open.add(
          new Left(new WeakReference<>(lock), event.site, new WeakReference<>(event.thread), fact));
    }
    return null;
  }

  /** Those that nobody has released. */
  List<LockLeft> atEnd() {
    List<LockLeft> left = new ArrayList<>();
    for (Left one : open) {
      Object lock = one.lock.get();
      if (lock != null && LockHolds.isHeld(lock, one.tag, one.thread.get())) {
        left.add(one.fact);
      }
    }
    open.clear();
    return left;
  }
}
