package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.LiveThreads;
import dev.threadlint.agent.jdk.Outsiders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether anything can still move in this JVM.
 *
 * <p>Who could count a latch down or give a signal is not known: any thread that runs could. So a
 * thread that waits for such a thing is stuck for certain only if nobody runs: every thread of the
 * program waits without time-out, or idles until it is given work, and nothing is arranged that a
 * signal or the end of the JVM would bring in. A thread that reads from outside, of a socket or
 * file, is running here, as the JVM sees it.
 */
final class Standstill {
  // These serve the JVM alone. Those that it does not show are not asked for.
  private static final Set<String> OF_JVM =
      Set.of(
          "Reference Handler",
          "Finalizer",
          "Signal Dispatcher",
          "Attach Listener",
          "Notification Thread",
          "Common-Cleaner",
          "DestroyJavaVM",
          "VirtualThread-unblocker");

  private Standstill() {}

  /**
   * Judges.
   *
   * @param waiting the threads that are known to wait without time-out, and have done so for a
   *     while
   * @param states what the hooks know of each thread, by id
   * @param ending whether the JVM is going down, so that the thread which does that does not count
   */
  static Standing judge(Set<Thread> waiting, Map<Long, ThreadState> states, boolean ending) {
    List<Thread> doubtful = new ArrayList<>();
    // The virtual ones are dearer to list: only if no other already shows that all is well.
    return sort(LiveThreads.platform(), waiting, states, ending, doubtful)
            && sort(LiveThreads.virtual(), waiting, states, ending, doubtful)
        ? judgeStacks(doubtful, states, ending)
        : Standing.MOVES;
  }

  /** Adds those of which the stack must tell; false if one moves, or if that is not known. */
  private static boolean sort(
      @Nullable Collection<Thread> threads,
      Set<Thread> waiting,
      Map<Long, ThreadState> states,
      boolean ending,
      List<Thread> doubtful) {
    if (threads == null) {
      return false;
    }
    for (Thread thread : threads) {
      if (waiting.contains(thread) || isApart(thread, states)) {
        continue;
      }
      Thread.State state = JdkThreads.stateOf(thread);
      if (state != Thread.State.WAITING && state != Thread.State.TIMED_WAITING && !ending) {
        return false;
      }
      doubtful.add(thread);
    }
    return true;
  }

  private static Standing judgeStacks(
      List<Thread> doubtful, Map<Long, ThreadState> states, boolean ending) {
    boolean sleepers = false;
    for (Thread thread : doubtful) {
      StackTraceElement[] stack = LiveThreads.stackOf(thread);
      boolean timed = JdkThreads.stateOf(thread) != Thread.State.WAITING;
      if (ending && endsJvm(stack) || IdleThreads.isIdle(stack, timed)) {
        continue;
      }
      if (!timed || !IdleThreads.sleeps(stack) || !isMereSleeper(thread, states)) {
        return Standing.MOVES;
      }
      sleepers = true;
    }
    if (Outsiders.exist()) {
      return Standing.MOVES;
    }
    return sleepers ? Standing.ALL_BUT_SLEEPERS : Standing.STANDS;
  }

  private static boolean isApart(Thread thread, Map<Long, ThreadState> states) {
    ThreadState state = states.get(JdkThreads.id(thread));
    return state != null && state.ignored() || isJvms(thread);
  }

  /** Whether a thread is the JVM's, or the tracer's, or carries virtual ones, which are asked. */
  static boolean isJvms(Thread thread) {
    return thread == Thread.currentThread()
        || OF_JVM.contains(thread.getName())
        || LiveThreads.isCarrier(thread);
  }

  private static boolean isMereSleeper(Thread thread, Map<Long, ThreadState> states) {
    ThreadState state = states.get(JdkThreads.id(thread));
    return thread.isDaemon()
        && (state == null || !state.handedOver() && state.depth() == 0 && state.pool() == null);
  }

  private static boolean endsJvm(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals("java.lang.Shutdown")) {
        return true;
      }
    }
    return false;
  }
}
