package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.jdk.JdkThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JVM itself knows of platform threads. Loaded only once something is stuck. */
final class ThreadInfos {
  private static final int MOST_FRAMES = 100;

  private @Nullable ThreadMXBean bean;
  private boolean missing;

  Map<Long, ThreadInfo> of(List<ThreadState> states) {
    return ofThreads(threadsOf(states));
  }

  Map<Long, ThreadInfo> ofThreads(List<Thread> all) {
    ThreadMXBean threads = bean();
    if (threads == null) {
      return Map.of();
    }
    long[] ids =
        all.stream()
            .filter(thread -> !JdkThreads.isVirtual(thread))
            .mapToLong(JdkThreads::id)
            .toArray();
    Map<Long, ThreadInfo> infos = new HashMap<>();
    ThreadInfo[] found = threads.getThreadInfo(ids, true, false, MOST_FRAMES);
    for (int i = 0; i < found.length; i++) {
      if (found[i] != null) {
        // Not under the id that the info has: before JDK 19 a program's Thread could say any.
        infos.put(ids[i], found[i]);
      }
    }
    return infos;
  }

  /** The same without stacks, for which no thread has to stop. */
  Map<Long, ThreadInfo> brief(List<ThreadState> states) {
    return briefOfThreads(threadsOf(states));
  }

  Map<Long, ThreadInfo> briefOfThreads(List<Thread> all) {
    ThreadMXBean threads = bean();
    Map<Long, ThreadInfo> infos = new HashMap<>();
    if (threads != null) {
      long[] ids = all.stream().mapToLong(JdkThreads::id).toArray();
      ThreadInfo[] found = threads.getThreadInfo(ids);
      for (int i = 0; i < found.length; i++) {
        if (found[i] != null) {
          infos.put(ids[i], found[i]);
        }
      }
    }
    return infos;
  }

  private static List<Thread> threadsOf(List<ThreadState> states) {
    return states.stream().map(state -> state.thread).toList();
  }

  /** How long a thread has been on a processor, in nanoseconds; below 0 if not known. */
  long cpuOf(long id) {
    ThreadMXBean threads = bean();
    if (threads == null || !threads.isThreadCpuTimeSupported()) {
      return -1;
    }
    try {
      return threads.isThreadCpuTimeEnabled() ? threads.getThreadCpuTime(id) : -1;
    } catch (UnsupportedOperationException | SecurityException notTold) {
      return -1;
    }
  }

  private @Nullable ThreadMXBean bean() {
    if (bean == null && !missing) {
      try {
        bean = ManagementFactory.getThreadMXBean();
      } catch (LinkageError | RuntimeException withoutManagement) {
        missing = true;
      }
    }
    return bean;
  }
}
