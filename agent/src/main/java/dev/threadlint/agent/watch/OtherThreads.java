package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.LiveThreads;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Says whether, beside some threads that hang, any thread of the program could still act.
 *
 * <p>Here the threads by which the runtime library serves other processes do not count: they select
 * and read all the time, and do nothing of their own.
 */
final class OtherThreads {
  private static final String SERVING = "dev.threadlint.runtime.multiprocessing.";

  private OtherThreads() {}

  static boolean allRest(Set<Thread> hanging) {
    Collection<Thread> all = LiveThreads.all();
    if (all == null) {
      return false;
    }
    Set<Long> ours = new HashSet<>();
    ThreadStates.forEach(state -> addIfOurs(state, ours));
    for (Thread thread : all) {
      if (!hanging.contains(thread)
          && !ours.contains(JdkThreads.id(thread))
          && !Standstill.isJvms(thread)
          && !rests(thread)) {
        return false;
      }
    }
    return true;
  }

  private static void addIfOurs(ThreadState state, Set<Long> ours) {
    if (state.ignored()) {
      ours.add(state.id);
    }
  }

  private static boolean rests(Thread thread) {
    Thread.State state = JdkThreads.stateOf(thread);
    if (state == Thread.State.BLOCKED || state == Thread.State.TERMINATED) {
      return true;
    }
    StackTraceElement[] stack = LiveThreads.stackOf(thread);
    return state == Thread.State.WAITING
        ? serves(stack) || !awaitsProcess(stack)
        : IdleThreads.isIdle(stack, true) || serves(stack);
  }

  /** Whether it may be woken from outside: of virtual threads the JVM says that they wait. */
  private static boolean awaitsProcess(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (type.startsWith(SERVING)
          || type.startsWith("java.lang.Process")
          || type.startsWith("sun.nio.ch.")
          || type.equals("java.util.concurrent.CompletableFuture")) {
        return true;
      }
    }
    return false;
  }

  /** Whether it runs nothing but the library, for other processes or for virtual threads. */
  private static boolean serves(StackTraceElement[] stack) {
    boolean serves = false;
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      serves |=
          type.startsWith(SERVING)
              || type.startsWith("java.lang.ProcessHandleImpl")
              || type.startsWith("sun.nio.ch.Poller");
      if (!IdleThreads.isLibrary(type)) {
        return false;
      }
    }
    return serves;
  }
}
