package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.ThreadView;
import dev.threadlint.reports.model.StackTrace;
import java.lang.management.LockInfo;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import org.jspecify.annotations.Nullable;

/**
 * One stuck thread: what our books have of it, and what the JVM says.
 *
 * @param state our books
 * @param info the JVM's word on a platform thread
 * @param view the JVM's word on a virtual thread
 */
record Sight(ThreadState state, @Nullable ThreadInfo info, @Nullable ThreadView view) {
  private static final StackTraceElement[] NOTHING = new StackTraceElement[0];

  /** Looks at a thread of which the JVM's info may be known already. */
  static Sight of(ThreadState state, @Nullable ThreadInfo info) {
    boolean virtual = info == null && JdkThreads.isVirtual(state.thread);
    return new Sight(state, info, virtual ? ThreadView.of(state.thread) : null);
  }

  StackTraceElement[] frames() {
    if (info != null) {
      return info.getStackTrace();
    }
    if (view != null) {
      return view.frames();
    }
    // Only of virtual threads, whose class is the JDK's, so that no program's method is called.
    return JdkThreads.isVirtual(state.thread) ? state.thread.getStackTrace() : NOTHING;
  }

  StackTrace stack() {
    StackTraceElement[] frames = frames();
    return frames.length == 0 ? StackTrace.UNKNOWN : FactReader.stack(frames, 0);
  }

  /** The stack from the frame on that took the monitor; of other locks the JVM does not know it. */
  StackTrace whereHeld(Object lock) {
    if (info != null) {
      for (MonitorInfo held : info.getLockedMonitors()) {
        if (is(held, lock)) {
          return FactReader.stack(info.getStackTrace(), held.getLockedStackDepth());
        }
      }
    }
    if (view != null) {
      for (ThreadView.HeldMonitor held : view.held()) {
        if (held.monitor() == lock) {
          return FactReader.stack(view.frames(), held.depth());
        }
      }
    }
    return StackTrace.UNKNOWN;
  }

  /** Whether the JVM says that the thread holds that monitor, and does not wait on it. */
  boolean holds(Object monitor) {
    return view != null && view.holds(monitor) || info != null && holdsByInfo(monitor);
  }

  private boolean holdsByInfo(Object monitor) {
    for (MonitorInfo held : heldMonitors()) {
      if (is(held, monitor)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the JVM says that the thread holds the monitor that it names so. */
  boolean holds(LockInfo monitor) {
    for (MonitorInfo held : heldMonitors()) {
      if (same(held, monitor)) {
        return true;
      }
    }
    if (view != null) {
      for (ThreadView.HeldMonitor held : view.held()) {
        if (is(monitor, held.monitor()) && held.monitor() != view.waitsOn()) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a platform thread holds, without what it waits on, which the JVM counts in. */
  MonitorInfo[] heldMonitors() {
    if (info == null) {
      return new MonitorInfo[0];
    }
    LockInfo waitsOn = info.getLockInfo();
    return java.util.Arrays.stream(info.getLockedMonitors())
        .filter(held -> waitsOn == null || !same(held, waitsOn))
        .toArray(MonitorInfo[]::new);
  }

  /** Whether the JVM names this object so; two objects of a class may share a hash. */
  static boolean is(LockInfo named, Object lock) {
    return named.getIdentityHashCode() == System.identityHashCode(lock)
        && named.getClassName().equals(lock.getClass().getName());
  }

  private static boolean same(LockInfo one, LockInfo other) {
    return one.getIdentityHashCode() == other.getIdentityHashCode()
        && one.getClassName().equals(other.getClassName());
  }
}
