package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.PoolMeter;
import dev.threadlint.agent.bootstrap.ThreadHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.RunEnded.Cause;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says why the JVM ends, as its shutdown has begun. */
public final class Ending {
  private Ending() {}

  /** Why. */
  public static Cause cause() {
    Thread starter = ThreadHooks.beganShutdown();
    if (starter == null) {
      return Cause.UNKNOWN;
    }
    String name = starter.getName();
    if (name.equals("DestroyJavaVM")) {
      return Cause.LAST_THREAD;
    }
    // The JDK names them so: "SIGTERM handler".
    if (name.startsWith("SIG") && name.endsWith(" handler")) {
      return onlyIdleWorkersLive(starter) ? Cause.SIGNAL_WHEN_IDLE : Cause.UNKNOWN;
    }
    return Cause.EXIT;
  }

  /** Whether the JVM is about to end. */
  public static boolean hasBegun() {
    return ThreadHooks.beganShutdown() != null;
  }

  /** Whether what the program wanted to do at its end is still being done. */
  public static boolean hooksRun() {
    Thread starter = ThreadHooks.beganShutdown();
    if (starter == null) {
      return false;
    }
    for (Thread thread : threads(starter)) {
      if (thread != null
          && thread.isAlive()
          && ThreadHooks.isShutdownHook(thread)
          && !ThreadHooks.isOwn(thread)) {
        return true;
      }
    }
    return false;
  }

  private static boolean onlyIdleWorkersLive(Thread starter) {
    Set<Thread> idle = Collections.newSetFromMap(new IdentityHashMap<>());
    ThreadStates.forEach(state -> addIfIdle(state, idle));
    for (Thread thread : threads(starter)) {
      if (thread != null
          && thread.isAlive()
          && !thread.isDaemon()
          && thread != starter
          && !thread.getName().equals("DestroyJavaVM")
          && !ThreadHooks.isShutdownHook(thread)
          && !idle.contains(thread)) {
        return false;
      }
    }
    return !idle.isEmpty();
  }

  private static void addIfIdle(ThreadState state, Set<Thread> idle) {
    PoolMeter meter = state.meter();
    // Of workers of other kinds of pools it is not known whether they have something to do.
    boolean known = meter != null && !meter.shutDown && state.pool() != null;
    if (known && !state.working() && !state.thread.isDaemon()) {
      idle.add(state.thread);
    }
  }

  private static @Nullable Thread[] threads(Thread one) {
    ThreadGroup group = one.getThreadGroup();
    while (group != null && group.getParent() != null) {
      group = group.getParent();
    }
    @Nullable Thread[] all = new Thread[group == null ? 0 : group.activeCount() + 64];
    if (group != null) {
      group.enumerate(all, true);
    }
    return all;
  }
}
