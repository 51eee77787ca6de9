package dev.threadlint.agent.watch;

import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.LiveThreads;
import dev.threadlint.agent.jdk.ThreadView;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.List;

/** All threads with their stacks, platform ones first, then the virtual ones that the JVM knows. */
public final class ThreadDump {
  private final StringBuilder out = new StringBuilder();

  /** The text, in the form that JVMs print. */
  public String text() {
    for (ThreadInfo info : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      add(info);
    }
    Collection<Thread> all = LiveThreads.all();
    for (Thread thread : all == null ? List.<Thread>of() : all) {
      if (JdkThreads.isVirtual(thread)) {
        add(thread);
      }
    }
    return out.toString();
  }

  private void add(ThreadInfo info) {
    head(info.getThreadName(), info.getThreadId(), info.isDaemon() ? "daemon " : "");
    out.append(info.getThreadState()).append('\n');
    if (info.getLockInfo() != null) {
      out.append("\t- waiting for ").append(info.getLockInfo());
      if (info.getLockOwnerName() != null) {
        out.append(" of \"").append(info.getLockOwnerName()).append('"');
      }
      out.append('\n');
    }
    StackTraceElement[] frames = info.getStackTrace();
    for (int i = 0; i < frames.length; i++) {
      at(frames[i]);
      for (MonitorInfo monitor : info.getLockedMonitors()) {
        if (monitor.getLockedStackDepth() == i) {
          out.append("\t- locked ").append(monitor).append('\n');
        }
      }
    }
    for (LockInfo lock : info.getLockedSynchronizers()) {
      out.append("\t- holds ").append(lock).append('\n');
    }
    out.append('\n');
  }

  private void add(Thread virtual) {
    head(virtual.getName(), JdkThreads.id(virtual), "virtual ");
    out.append(JdkThreads.stateOf(virtual)).append('\n');
    ThreadView view = ThreadView.of(virtual);
    StackTraceElement[] frames = view == null ? LiveThreads.stackOf(virtual) : view.frames();
    if (view != null && view.wanted() != null) {
      out.append("\t- waiting for ").append(name(view.wanted())).append('\n');
    }
    for (int i = 0; i < frames.length; i++) {
      at(frames[i]);
      for (ThreadView.HeldMonitor held :
          view == null ? List.<ThreadView.HeldMonitor>of() : view.held()) {
        if (held.depth() == i) {
          out.append("\t- locked ").append(name(held.monitor())).append('\n');
        }
      }
    }
    out.append('\n');
  }

  private void head(String name, long id, String sort) {
    out.append('"').append(name).append("\" #").append(id).append(' ').append(sort);
  }

  private void at(StackTraceElement frame) {
    out.append("\tat ").append(frame).append('\n');
  }

  private static String name(Object object) {
    return object.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(object));
  }
}
