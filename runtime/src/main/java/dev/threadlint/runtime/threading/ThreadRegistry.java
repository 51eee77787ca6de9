package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.ProgramExit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Knows the threads that run, which of them is which, and the next free name. */
final class ThreadRegistry {
  private static final ThreadLocal<@Nullable Thread> CURRENT = new ThreadLocal<>();
  // One counter for threads, timers and dummies, as in CPython.
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Mutex MUTEX = new Mutex();
  private static final Set<Thread> LIVE = new LinkedHashSet<>();
  private static final Thread MAIN = findMain();

  static {
    if (MAIN.isAlive()) {
      LIVE.add(MAIN);
    }
  }

  private ThreadRegistry() {}

  static String newThreadName(String functionName) {
    String name = "Thread-" + NAMES.incrementAndGet();
    return functionName.isEmpty() ? name : name + " (" + functionName + ")";
  }

  static Thread main() {
    return MAIN;
  }

  static Thread current() {
    Thread current = CURRENT.get();
    return current != null ? current : adopt(java.lang.Thread.currentThread());
  }

  /** Makes the calling thread known as {@code thread}. */
  static void enter(Thread thread) {
    CURRENT.set(thread);
  }

  static void add(Thread thread) {
    MUTEX.acquire(ThreadRegistry.class);
    try {
      LIVE.add(thread);
    } finally {
      MUTEX.release();
    }
  }

  static void remove(Thread thread) {
    MUTEX.acquire(ThreadRegistry.class);
    try {
      LIVE.remove(thread);
    } finally {
      MUTEX.release();
    }
  }

  /** All threads that run, or are being started, in the order of their start. */
  static List<Thread> live() {
    MUTEX.acquire(ThreadRegistry.class);
    try {
      // Nobody tells us when a thread ends that was not made here.
      LIVE.removeIf(thread -> thread.isForeign() && !thread.isAlive());
      return new ArrayList<>(LIVE);
    } finally {
      MUTEX.release();
    }
  }

  /** For the end of the program: also waits for threads that these threads start meanwhile. */
  static void awaitNonDaemonThreads() {
    Set<Thread> seen = new LinkedHashSet<>();
    Predicate<Thread> unseen = thread -> !thread.isCarrierDaemon() && seen.add(thread);
    List<Thread> left = live().stream().filter(unseen).toList();
    while (!left.isEmpty()) {
      left.forEach(ThreadRegistry::awaitEnd);
      left = live().stream().filter(unseen).toList();
    }
  }

  private static void awaitEnd(Thread thread) {
    java.lang.Thread carrier = thread.carrier();
    if (carrier != null && !thread.isForeign()) {
      ProgramExit.awaitEnd(carrier);
    }
  }

  private static Thread adopt(java.lang.Thread carrier) {
    Thread adopted = carrier == MAIN.carrier() ? MAIN : newDummy(carrier);
    CURRENT.set(adopted);
    return adopted;
  }

  private static Thread newDummy(java.lang.Thread carrier) {
    Thread dummy = new ForeignThread(carrier, "Dummy-" + NAMES.incrementAndGet());
    live(); // drops the dummies that have ended, so that their number stays bounded
    add(dummy);
    return dummy;
  }

  /** The JVM does not say which thread runs main; its number is 1 on JDK 17 and 3 on JDK 25. */
  private static Thread findMain() {
    for (java.lang.Thread thread : java.lang.Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("main") && isInMainGroup(thread)) {
        return new MainThread(thread);
      }
    }
    return new MainThread(null);
  }

  private static boolean isInMainGroup(java.lang.Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null && group.getName().equals("main");
  }
}
