package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.Waiting.ForLock;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.lang.management.LockInfo;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out for which lock a thread waits, who holds it and where that one is. */
final class ContendedLocks {
  private static final String JDK_LOCKS = "java.util.concurrent.locks.";

  private final LockWaits lockWaits;
  private final ThreadInfos infos;

  ContendedLocks(FactReader reader, ThreadInfos infos) {
    this.lockWaits = new LockWaits(reader);
    this.infos = infos;
  }

  /** Describes the wait, if the lock has one holder, who is known. */
  void describe(LockWait wait) {
    List<ThreadState> all = new ArrayList<>();
    ThreadStates.forEach(all::add);
    wait.describedAs(scene(wait.state, all));
  }

  private LockWait.@Nullable Scene scene(ThreadState waiter, List<ThreadState> all) {
    Sight waits = sightOf(waiter);
    Object parkedFor = waiter.parkedFor();
    ForLock lock =
        parkedFor == null
            ? lockWaits.forMonitor(waits, List.of(waits), all)
            : lockWaits.forBlocker(waiter, parkedFor, all);
    ThreadState owner = lock == null ? null : single(lock, all);
    if (lock == null || owner == null || owner == waiter) {
      return null;
    }
    Sight holds = sightOf(owner);
    StackTrace stack = waits.stack();
    ThreadInfo info = waits.info();
    LockInfo monitor = parkedFor != null || info == null ? null : info.getLockInfo();
    boolean byProgram =
        monitor == null
            ? asksInProgram(stack)
            : holds.info() != null && tookInProgram(monitor, holds.info());
    return new LockWait.Scene(
        lock.lock(), stack, lock.owners().get(0), owner, holds.stack(), byProgram);
  }

  private static @Nullable ThreadState single(ForLock lock, List<ThreadState> all) {
    if (lock.owners().size() != 1) {
      return null;
    }
    long id = lock.owners().get(0).id();
    return all.stream().filter(state -> state.id == id).findAny().orElse(null);
  }

  /** Whether the owner is still in the very same call. */
  boolean stillThere(LockWait.Scene scene) {
    return sightOf(scene.ownerState()).stack().equals(scene.ownerStack());
  }

  private Sight sightOf(ThreadState state) {
    return Sight.of(state, infos.of(List.of(state)).get(state.id));
  }

  /** Whether the lock is the program's, and not one inside a queue of the JDK, say. */
  private static boolean asksInProgram(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      boolean locks =
          frame.className().startsWith(JDK_LOCKS)
              || frame.className().startsWith("java.lang.")
              || frame.className().startsWith("jdk.internal.");
      if (!locks) {
        return !frame.isLibrary();
      }
    }
    return false;
  }

  private static boolean tookInProgram(LockInfo lock, ThreadInfo owner) {
    for (MonitorInfo held : owner.getLockedMonitors()) {
      if (held.getIdentityHashCode() == lock.getIdentityHashCode()
          && held.getClassName().equals(lock.getClassName())) {
        StackTrace from = FactReader.stack(owner.getStackTrace(), held.getLockedStackDepth());
        return !from.frames().isEmpty() && !from.frames().get(0).isLibrary();
      }
    }
    return false;
  }
}
