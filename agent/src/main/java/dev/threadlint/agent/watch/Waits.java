package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.TaskHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.ForTask;
import dev.threadlint.agent.fact.Waiting.ForThread;
import dev.threadlint.agent.fact.Waiting.What;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.RuntimeObjects;
import dev.threadlint.agent.jdk.ThreadView;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.ThreadRef;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** Says of stuck threads what each of them waits for, and who could end the wait. */
final class Waits {
  private final FactReader reader;
  private final LockWaits lockWaits;
  private final ThreadInfos infos;

  Waits(FactReader reader, ThreadInfos infos) {
    this.reader = reader;
    this.lockWaits = new LockWaits(reader);
    this.infos = infos;
  }

  /** Whether a thread that does not move waits for another thread, as far as can be told. */
  static boolean isExact(ThreadState state) {
    Object thing = state.waitsFor;
    if (JdkThreads.stateOf(state.thread) == Thread.State.BLOCKED
        || thing instanceof Thread
        || thing != null && isTask(thing)) {
      return true;
    }
    Object blocker = LockSupport.getBlocker(state.thread);
    return blocker instanceof AbstractOwnableSynchronizer
        || blocker instanceof StampedLock
        || blocker != null && RuntimeObjects.isAnyLock(blocker);
  }

  List<Waiting> read(List<ThreadState> stuck, List<ThreadState> all) {
    Map<Long, ThreadInfo> known = infos.of(stuck);
    List<Sight> sights = new ArrayList<>();
    for (ThreadState state : stuck) {
      Sight sight = Sight.of(state, known.get(state.id));
      // Who only waits for work needs nobody, and nobody needs it.
      if (!IdleThreads.isIdle(sight.frames(), false)) {
        sights.add(sight);
      }
    }
    List<Waiting> waiting = new ArrayList<>();
    for (Sight sight : sights) {
      What what = whatFor(sight, sights, all);
      if (what != null) {
        waiting.add(
            new Waiting(
                FactReader.thread(sight.state().thread),
                what,
                isTimed(sight.state()),
                progress(sight),
                holds(sight, what, sights, all),
                sight.stack()));
      }
    }
    return waiting;
  }

  private @Nullable What whatFor(Sight sight, List<Sight> stuck, List<ThreadState> all) {
    ThreadState state = sight.state();
    if (JdkThreads.stateOf(state.thread) == Thread.State.BLOCKED) {
      return lockWaits.forMonitor(sight, stuck, all);
    }
    Object waitsFor = state.waitsFor;
    if (waitsFor instanceof Thread target) {
      return new ForThread(FactReader.thread(target));
    }
    if (waitsFor != null && isTask(waitsFor)) {
      return JdkObjects.isEnded(waitsFor) ? null : pending(waitsFor, all);
    }
    Object blocker = LockSupport.getBlocker(state.thread);
    What lock = blocker == null ? null : lockWaits.forBlocker(state, blocker, all);
    if (lock != null) {
      return lock;
    }
    Object thing = waitsFor != null ? waitsFor : blocker;
    return thing == null ? null : Events.of(state, thing);
  }

  private ForTask pending(Object task, List<ThreadState> all) {
    return new ForTask(task.getClass().getName(), poolOf(task, all), runnerOf(task, all));
  }

  private static boolean isTask(Object thing) {
    return thing instanceof FutureTask
        || thing instanceof CompletableFuture
        || RuntimeObjects.isFuture(thing);
  }

  private @Nullable PoolRef poolOf(Object task, List<ThreadState> all) {
    if (JdkObjects.runnerOf(task) != null
        || RuntimeObjects.isFuture(task) && !RuntimeObjects.isPending(task)) {
      return null;
    }
    for (ThreadState state : all) {
      Object pool = state.pool();
      if (pool != null && TaskHooks.belongsTo(task, pool)) {
        return reader.pool(pool);
      }
    }
    return null;
  }

  private static @Nullable ThreadRef runnerOf(Object task, List<ThreadState> all) {
    for (ThreadState state : all) {
      if (state.task() == task) {
        return FactReader.thread(state.thread);
      }
    }
    Thread runner = JdkObjects.runnerOf(task);
    return runner == null ? null : FactReader.thread(runner);
  }

  private static boolean isTimed(ThreadState state) {
    return JdkThreads.stateOf(state.thread) == Thread.State.TIMED_WAITING
        || state.waitsFor != null && state.waitTimed;
  }

  private static long progress(Sight sight) {
    ThreadInfo info = sight.info();
    long seen = info == null ? 0 : info.getBlockedCount() + info.getWaitedCount();
    return seen << 32 | sight.state().waits & 0xFFFFFFFFL;
  }

  private List<Hold> holds(Sight sight, What what, List<Sight> stuck, List<ThreadState> all) {
    ThreadState state = sight.state();
    List<Hold> holds = new ArrayList<>(ClassInits.held(sight.frames()));
    Set<Integer> told = new HashSet<>();
    for (int i = 0; i < state.depth(); i++) {
      Object lock = state.lockAt(i);
      int tag = state.tagAt(i);
      // Of a bin the JVM knows better what is held: the very node.
      if (lock != null && lock != state.waitsFor && tag != HoldTag.BIN) {
        var ref = reader.lock(lock, tag);
        boolean wanted = what instanceof Waiting.ForLock wait && wait.lock().equals(ref);
        boolean shared = tag == HoldTag.READ || tag == HoldTag.STAMPED_READ;
        if (!wanted || i < state.depth() - 1) {
          told.add(ref.id());
          holds.add(
              new Hold(
                  ref,
                  shared ? LockMode.SHARED : LockMode.EXCLUSIVE,
                  false,
                  sight.whereHeld(lock)));
        }
      }
    }
    addByJvm(sight, told, holds, stuck, all);
    return holds;
  }

  /** Monitors that are not nested have left no instance in our books. */
  private void addByJvm(
      Sight sight, Set<Integer> told, List<Hold> holds, List<Sight> stuck, List<ThreadState> all) {
    for (MonitorInfo held : sight.heldMonitors()) {
      LockRef ref = lockWaits.namedByJvm(held, all, stuck);
      if (told.add(ref.id())) {
        holds.add(
            new Hold(
                ref,
                LockMode.EXCLUSIVE,
                false,
                FactReader.stack(sight.frames(), held.getLockedStackDepth())));
      }
    }
    ThreadView view = sight.view();
    if (view != null) {
      for (ThreadView.HeldMonitor held : view.held()) {
        LockRef ref = reader.lock(held.monitor(), 0);
        if (view.holds(held.monitor()) && told.add(ref.id())) {
          holds.add(
              new Hold(
                  ref, LockMode.EXCLUSIVE, false, FactReader.stack(sight.frames(), held.depth())));
        }
      }
    }
  }
}
