package dev.threadlint.runtime.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the program as Python does: pools finish, non-daemon threads finish, exit handlers run. */
public final class ProgramExit {
  /*
   * All of it happens in one JVM shutdown hook, in CPython's order:
   *
   *   RUNNING -> DRAINING    pools refuse new work, finish what is queued, end their threads
   *           -> FINALIZING  non-daemon threads have ended; no new thread may start;
   *                          exit handlers run, the latest first
   *
   * When main returns, the JVM itself waits for non-daemon threads before it runs hooks. After
   * System.exit it does not, so the hook waits for them: System.exit is Python's sys.exit here,
   * Runtime.halt is os._exit. The thread that called System.exit is stuck in it and never waited
   * for, and neither is any other thread that calls it later.
   *
   * A signal (Ctrl-C, SIGTERM) must be able to end a program whose threads hang, and the JVM takes
   * no second one; so then the hook does nothing but the cleanups, which are short and wait for
   * nobody. Python likewise dies of SIGTERM at once.
   *
   * Every child comes through here, and should soon be through. To put together what a first lambda
   * or VarHandle needs takes a JVM longer than all else that a short child does: on the way that
   * every child goes there is none.
   */
  private enum Phase {
    RUNNING,
    DRAINING,
    FINALIZING
  }

  private static final long RECHECK_MILLIS = 20;

  private static final Object MONITOR = new Object();
  private static final Set<Runnable> POOLS = new LinkedHashSet<>();
  private static final ArrayDeque<Runnable> HANDLERS = new ArrayDeque<>();
  private static final ArrayDeque<Runnable> CLEANUPS = new ArrayDeque<>();
  private static volatile Phase phase = Phase.RUNNING;
  private static volatile @Nullable Runnable awaitThreads;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Hook());
    } catch (IllegalStateException e) {
      // The runtime is first used by somebody's shutdown hook: the program is past its end.
      phase = Phase.FINALIZING;
    }
  }

  private ProgramExit() {}

  /** Whether pools have been told to finish: nothing may be submitted any more. */
  public static boolean isDraining() {
    return phase != Phase.RUNNING;
  }

  /** Whether the non-daemon threads have ended: no thread may be started any more. */
  public static boolean isFinalizing() {
    return phase == Phase.FINALIZING;
  }

  /** Sets what waits for the non-daemon threads. */
  public static void awaitThreadsWith(Runnable waiting) {
    awaitThreads = waiting;
  }

  /** Adds what makes a pool finish its queue and waits for its threads. */
  public static void addPool(Runnable drain) {
    synchronized (MONITOR) {
      POOLS.add(drain);
    }
  }

  public static void removePool(Runnable drain) {
    synchronized (MONITOR) {
      POOLS.remove(drain);
    }
  }

  /** Adds a handler that runs before all that were added earlier. */
  public static void addHandler(Runnable handler) {
    synchronized (MONITOR) {
      HANDLERS.push(handler);
    }
  }

  public static void removeHandler(Runnable handler) {
    synchronized (MONITOR) {
      HANDLERS.removeIf(each -> each == handler);
    }
  }

  /** Adds what is done after all handlers, and also when a signal ends the program. */
  public static void addCleanup(Runnable cleanup) {
    synchronized (MONITOR) {
      CLEANUPS.push(cleanup);
    }
  }

  /** Waits until the thread has ended or has itself called {@code System.exit}. */
  public static void awaitEnd(Thread thread) {
    while (thread.isAlive() && !isExiting(thread)) {
      try {
        thread.join(RECHECK_MILLIS);
      } catch (InterruptedException e) {
        // Only the exit hook waits here; nobody is left to tell.
      }
    }
  }

  private static void run() {
    if (!isEndedBySignal()) {
      endInOrder();
    }
    runAll(CLEANUPS);
  }

  private static void endInOrder() {
    phase = Phase.DRAINING;
    for (Runnable drain : snapshotOfPools()) {
      drain.run();
    }
    Runnable waiting = awaitThreads;
    if (waiting != null) {
      waiting.run();
    }
    phase = Phase.FINALIZING;
    runAll(HANDLERS);
  }

  private static void runAll(ArrayDeque<Runnable> handlers) {
    Runnable handler;
    while ((handler = next(handlers)) != null) {
      runHandler(handler);
    }
  }

  @SuppressWarnings("SystemOut") // Python writes this to stderr, whatever the logging
  private static void runHandler(Runnable handler) {
    try {
      handler.run();
    } catch (Throwable e) {
      System.err.println("Exception ignored in atexit callback " + handler + ":");
      e.printStackTrace();
    }
  }

  private static List<Runnable> snapshotOfPools() {
    synchronized (MONITOR) {
      return new ArrayList<>(POOLS);
    }
  }

  private static @Nullable Runnable next(ArrayDeque<Runnable> handlers) {
    synchronized (MONITOR) {
      return handlers.poll();
    }
  }

  private static boolean isEndedBySignal() {
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      if (each.getKey().getName().endsWith(" handler")
          && calls(each.getValue(), "java.lang.Shutdown")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isExiting(Thread thread) {
    return calls(thread.getStackTrace(), "java.lang.Shutdown");
  }

  private static boolean calls(StackTraceElement[] stack, String className) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(className)) {
        return true;
      }
    }
    return false;
  }

  private static final class Hook extends Thread {
    Hook() {
      super("python-style-exit");
    }

    @Override
    public void run() {
      ProgramExit.run();
    }
  }
}
