package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.ModeHooks;
import dev.threadlint.agent.bootstrap.RuntimeLockHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.Waiting.ForLock;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.RuntimeObjects;
import dev.threadlint.agent.jdk.ThreadView;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.ThreadRef;
import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** Which lock a stuck thread waits for, and who has it. */
final class LockWaits {
  private final FactReader reader;

  LockWaits(FactReader reader) {
    this.reader = reader;
  }

  /** The monitor at which a thread is blocked. The JVM knows it best; our own books are second. */
  @Nullable ForLock forMonitor(Sight sight, List<Sight> stuck, List<ThreadState> all) {
    ThreadState state = sight.state();
    int top = state.depth() - 1;
    Object lock = top < 0 ? null : state.lockAt(top);
    int tag = top < 0 ? 0 : state.tagAt(top);
    ThreadInfo info = sight.info();
    if (info == null) {
      Object wanted = sight.view() == null ? null : sight.view().wanted();
      if (wanted != null) {
        return exclusive(
            reader.lock(wanted, wanted == lock ? tag : 0), holders(wanted, sight, stuck, all));
      }
      return lock == null || tag <= 0
          ? null
          : exclusive(reader.lock(lock, tag), holders(lock, state, all, false));
    }
    LockInfo blockedOn = info.getLockInfo();
    if (blockedOn == null) {
      return null;
    }
    LockRef ref =
        lock != null && tag > 0 && Sight.is(blockedOn, lock)
            ? reader.lock(lock, tag)
            : namedByJvm(blockedOn, all, stuck);
    return exclusive(ref, owner(info, blockedOn, state, stuck, all));
  }

  private static ForLock exclusive(LockRef lock, List<ThreadRef> owners) {
    return new ForLock(lock, LockMode.EXCLUSIVE, owners);
  }

  /** A monitor that the JVM names, under our name if its instance is known to anyone. */
  LockRef namedByJvm(LockInfo lock, List<ThreadState> all, List<Sight> stuck) {
    for (ThreadState state : all) {
      int held = indexOf(lock, state);
      Object instance = held < 0 ? null : state.lockAt(held);
      if (instance != null) {
        return reader.lock(instance, state.tagAt(held));
      }
    }
    for (Sight sight : stuck) {
      Object instance = sight.view() == null ? null : heldAs(lock, sight.view());
      if (instance != null) {
        return reader.lock(instance, 0);
      }
    }
    // Its instance is not in our books: a number below zero, the same for the same lock.
    return new LockRef(
        -1 - lock.getIdentityHashCode(), LockKind.MONITOR, lock.getClassName(), null);
  }

  private static @Nullable Object heldAs(LockInfo lock, ThreadView view) {
    for (ThreadView.HeldMonitor held : view.held()) {
      if (Sight.is(lock, held.monitor())) {
        return held.monitor();
      }
    }
    return null;
  }

  /** Where in the books of a thread the lock is that the JVM names, or -1. */
  private static int indexOf(LockInfo lock, ThreadState state) {
    for (int i = 0; i < state.depth(); i++) {
      Object held = state.lockAt(i);
      if (held != null && Sight.is(lock, held)) {
        return i;
      }
    }
    return -1;
  }

  private static List<ThreadRef> owner(
      ThreadInfo info,
      LockInfo lock,
      ThreadState asking,
      List<Sight> stuck,
      List<ThreadState> all) {
    ThreadState byBooks = null;
    for (ThreadState state : all) {
      if (state.id == info.getLockOwnerId()) {
        return List.of(FactReader.thread(state.thread));
      }
      if (state != asking && indexOf(lock, state) >= 0) {
        byBooks = state;
      }
    }
    // The JVM's answer can be the id that a program's Thread says it has, see ThreadInfos; and it
    // has none for a virtual thread.
    if (byBooks != null) {
      return List.of(FactReader.thread(byBooks.thread));
    }
    for (Sight sight : stuck) {
      if (sight.state() != asking && sight.holds(lock)) {
        return List.of(FactReader.thread(sight.state().thread));
      }
    }
    return List.of();
  }

  /** Who has a monitor: our books know it of nested ones, the JVM of any. */
  private static List<ThreadRef> holders(
      Object monitor, Sight asking, List<Sight> stuck, List<ThreadState> all) {
    for (Sight sight : stuck) {
      if (sight != asking && sight.holds(monitor)) {
        return List.of(FactReader.thread(sight.state().thread));
      }
    }
    return holders(monitor, asking.state(), all, false);
  }

  /** The lock that a parked thread is parked for; null if it is no lock. */
  @Nullable ForLock forBlocker(ThreadState state, Object blocker, List<ThreadState> all) {
    if (blocker instanceof StampedLock) {
      // The JVM does not tell in which mode it is wanted: in one that excludes, for it waits.
      return new ForLock(
          reader.lock(blocker, HoldTag.STAMPED_WRITE),
          LockMode.EXCLUSIVE,
          holders(blocker, state, all, true));
    }
    if (!(blocker instanceof AbstractOwnableSynchronizer)) {
      return ofRuntime(state, blocker, all);
    }
    Thread owner = JdkObjects.ownerOf(blocker);
    if (owner != null) {
      return new ForLock(
          reader.lock(blocker, HoldTag.OWNED),
          LockMode.EXCLUSIVE,
          List.of(FactReader.thread(owner)));
    }
    List<ThreadRef> readers = holders(blocker, state, all, true);
    return readers.isEmpty()
        ? semaphore(state, blocker, all)
        : new ForLock(reader.lock(blocker, HoldTag.READ), LockMode.EXCLUSIVE, readers);
  }

  private @Nullable ForLock ofRuntime(ThreadState state, Object blocker, List<ThreadState> all) {
    if (RuntimeObjects.isSemaphore(blocker)) {
      // Of several holders each could end the wait.
      List<ThreadRef> holders = holders(blocker, state, all, !ModeHooks.hasLent(state, blocker));
      return holders.size() != 1
          ? null
          : new ForLock(reader.lock(blocker, HoldTag.SEMAPHORE), LockMode.EXCLUSIVE, holders);
    }
    boolean plain = RuntimeObjects.isLock(blocker);
    if (!plain && !RuntimeObjects.isReentrantLock(blocker)) {
      return null;
    }
    Thread holder = RuntimeObjects.holderOf(blocker);
    if (holder == null || plain && RuntimeLockHooks.mayBeReleasedByOther(blocker, holder, state)) {
      return null;
    }
    int tag = plain ? HoldTag.RUNTIME : HoldTag.RUNTIME_OWNED;
    return new ForLock(
        reader.lock(blocker, tag), LockMode.EXCLUSIVE, List.of(FactReader.thread(holder)));
  }

  private @Nullable ForLock semaphore(ThreadState state, Object sync, List<ThreadState> all) {
    for (ThreadState one : all) {
      for (int i = 0; i < one.depth(); i++) {
        Object held = one.lockAt(i);
        if (HoldTag.isPermit(one.tagAt(i)) && held != null && JdkObjects.syncOf(held) == sync) {
          List<ThreadRef> holders = holders(held, state, all, !ModeHooks.hasLent(state, held));
          return holders.isEmpty()
              ? null
              : new ForLock(reader.lock(held, HoldTag.SEMAPHORE), LockMode.EXCLUSIVE, holders);
        }
      }
    }
    return null;
  }

  /** Who has the lock in our books; the thread itself only if it holds it besides asking for it. */
  private static List<ThreadRef> holders(
      Object lock, ThreadState asking, List<ThreadState> all, boolean withItself) {
    List<ThreadRef> holders = new ArrayList<>();
    for (ThreadState state : all) {
      if (state == asking && !withItself) {
        continue;
      }
      for (int i = 0; i < state.depth(); i++) {
        if (state.lockAt(i) == lock) {
          holders.add(FactReader.thread(state.thread));
          break;
        }
      }
    }
    return holders;
  }
}
