package dev.threadlint.agent.watch;

import java.util.Set;

/** Knows by its stack a thread that waits for work, and does nothing unless somebody gives it. */
final class IdleThreads {
  private static final String JUC = "java.util.concurrent.";

  // Where the tasks of these lie, a time-out is that of the next task.
  private static final Set<String> DELAYING =
      Set.of(JUC + "ScheduledThreadPoolExecutor$DelayedWorkQueue", JUC + "DelayQueue");

  private IdleThreads() {}

  /**
   * Whether a waiting thread is idle.
   *
   * @param timed whether it waits for a time only
   */
  static boolean isIdle(StackTraceElement[] stack, boolean timed) {
    boolean delays = false;
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (DELAYING.contains(type)) {
        delays = true;
      } else if (isLoop(type, frame.getMethodName())) {
        return !timed || !delays && !type.equals("java.util.TimerThread");
      } else if (!isJdk(type) && !isRuntime(type)) {
        return false;
      }
    }
    return false;
  }

  /** Whether a thread that runs only waits for something to do, as fast as it can. */
  static boolean spins(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (isSpinning(frame)) {
        return true;
      }
      if (!isJdk(frame.getClassName())) {
        // One call deep into what waits: that of a loop that asks whether there is work.
        return false;
      }
    }
    return false;
  }

  private static boolean isSpinning(StackTraceElement frame) {
    String type = frame.getClassName();
    String method = frame.getMethodName();
    return type.equals("java.lang.Thread")
            && (method.startsWith("onSpinWait")
                || method.startsWith("yield")
                || method.startsWith("sleep"))
        || type.equals("java.util.concurrent.locks.LockSupport")
        || type.endsWith("WaitStrategy")
        || type.endsWith("IdleStrategy");
  }

  /** Whether a thread sleeps, and does not wait for anything. */
  static boolean sleeps(StackTraceElement[] stack) {
    return stack.length > 0
        && stack[0].getClassName().equals("java.lang.Thread")
        && stack[0].getMethodName().startsWith("sleep");
  }

  private static boolean isLoop(String type, String method) {
    switch (type) {
      case JUC + "ThreadPoolExecutor":
        return method.equals("getTask");
      case JUC + "ForkJoinPool":
        return method.equals("awaitWork") || method.equals("runWorker");
      case "java.util.TimerThread":
        return method.equals("mainLoop");
      case "java.lang.ref.ReferenceQueue":
        return method.equals("remove");
      case "dev.threadlint.runtime.futures.ThreadPoolExecutor":
        return method.equals("nextItem");
      default:
        return false;
    }
  }

  /** Whether a class is not the program's. */
  static boolean isLibrary(String type) {
    return isJdk(type) || isRuntime(type);
  }

  private static boolean isJdk(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }

  private static boolean isRuntime(String type) {
    return type.startsWith("dev.threadlint.runtime.");
  }
}
