package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.TaskHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.fact.Waiting.ForTask;
import dev.threadlint.agent.fact.Waiting.ForThread;
import dev.threadlint.agent.fact.Waiting.What;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.RuntimeObjects;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Says of stuck threads what each of them waits for, and who could end the wait. */
final class Waits {
  private final FactReader reader;
  private final LockWaits lockWaits;
  private final ThreadInfos infos = new ThreadInfos();

  Waits(FactReader reader) {
    this.reader = reader;
    this.lockWaits = new LockWaits(reader);
  }

  List<Waiting> read(List<ThreadState> stuck, List<ThreadState> all) {
    Map<Long, ThreadInfo> known = infos.of(stuck);
    List<Waiting> waiting = new ArrayList<>();
    for (ThreadState state : stuck) {
      ThreadInfo info = known.get(state.id);
      What what = whatFor(state, info, all);
      if (what != null) {
        waiting.add(
            new Waiting(
                FactReader.thread(state.thread),
                what,
                isTimed(state),
                progress(state, info),
                holds(state, info, what),
                stackOf(state, info)));
      }
    }
    return waiting;
  }

  private @Nullable What whatFor(
      ThreadState state, @Nullable ThreadInfo info, List<ThreadState> all) {
    Thread.State threadState = JdkThreads.stateOf(state.thread);
    if (threadState == Thread.State.BLOCKED) {
      return lockWaits.forMonitor(state, info, all);
    }
    Object waitsFor = state.waitsFor;
    if (waitsFor instanceof Thread target) {
      return new ForThread(FactReader.thread(target));
    }
    if (waitsFor != null && isTask(waitsFor)) {
      return new ForTask(
          waitsFor.getClass().getName(), poolOf(waitsFor, all), runnerOf(waitsFor, all));
    }
    Object blocker = LockSupport.getBlocker(state.thread);
    What lock = blocker == null ? null : lockWaits.forBlocker(state, blocker, all);
    if (lock != null) {
      return lock;
    }
    Object thing = waitsFor != null ? waitsFor : blocker;
    return thing == null ? null : new ForEvent(thing.getClass().getName(), List.of());
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

  private static long progress(ThreadState state, @Nullable ThreadInfo info) {
    long seen = info == null ? 0 : info.getBlockedCount() + info.getWaitedCount();
    return seen << 32 | state.waits & 0xFFFFFFFFL;
  }

  private List<Hold> holds(ThreadState state, @Nullable ThreadInfo info, What what) {
    List<Hold> holds = new ArrayList<>();
    for (int i = 0; i < state.depth(); i++) {
      Object lock = state.lockAt(i);
      int tag = state.tagAt(i);
      if (lock != null && lock != state.waitsFor) {
        var ref = reader.lock(lock, tag);
        boolean wanted = what instanceof Waiting.ForLock wait && wait.lock().equals(ref);
        boolean shared = tag == ThreadState.READ || tag == ThreadState.STAMPED_READ;
        if (!wanted || i < state.depth() - 1) {
          holds.add(
              new Hold(
                  ref,
                  shared ? LockMode.SHARED : LockMode.EXCLUSIVE,
                  false,
                  whereHeld(lock, info)));
        }
      }
    }
    return holds;
  }

  /** The stack from the frame on that took the monitor; of other locks the JVM does not know it. */
  private static StackTrace whereHeld(Object lock, @Nullable ThreadInfo info) {
    if (info != null) {
      int hash = System.identityHashCode(lock);
      String className = lock.getClass().getName();
      for (MonitorInfo held : info.getLockedMonitors()) {
        if (held.getIdentityHashCode() == hash && held.getClassName().equals(className)) {
          return FactReader.stack(info.getStackTrace(), held.getLockedStackDepth());
        }
      }
    }
    return StackTrace.UNKNOWN;
  }

  private static StackTrace stackOf(ThreadState state, @Nullable ThreadInfo info) {
    if (info != null) {
      return FactReader.stack(info.getStackTrace(), 0);
    }
    // Only of virtual threads, whose class is the JDK's, so that no program's method is called.
    return JdkThreads.isVirtual(state.thread)
        ? FactReader.stack(state.thread.getStackTrace(), 0)
        : StackTrace.UNKNOWN;
  }
}
