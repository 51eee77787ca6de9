package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.CutOff;
import dev.threadlint.agent.fact.CutOff.At;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.LiveThreads;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds the daemon threads that are in the middle of something when the JVM goes down.
 *
 * <p>Each is looked at twice, some milliseconds apart: who is at work both times is no service that
 * happened to wake up. Who reads, selects, waits or spins idles.
 */
final class CutOffs {
  private static final long BETWEEN_LOOKS = 20_000_000;

  private final FactReader reader;
  private final ThreadInfos infos;

  CutOffs(FactReader reader, ThreadInfos infos) {
    this.reader = reader;
    this.infos = infos;
  }

  List<CutOff> read() {
    Map<Thread, StackTraceElement[]> first = atWork();
    if (first.isEmpty()) {
      return List.of();
    }
    LockSupport.parkNanos(BETWEEN_LOOKS);
    Map<Thread, StackTraceElement[]> second = atWork();
    List<CutOff> found = new ArrayList<>();
    Map<Long, ThreadState> states = new HashMap<>();
    ThreadStates.forEach(state -> states.put(state.id, state));
    first.forEach(
        (thread, before) -> {
          StackTraceElement[] now = second.get(thread);
          if (now != null) {
            found.add(cutOff(thread, before, now, states.get(JdkThreads.id(thread))));
          }
        });
    return found;
  }

  private static Map<Thread, StackTraceElement[]> atWork() {
    Map<Thread, StackTraceElement[]> atWork = new LinkedHashMap<>();
    Collection<Thread> all = LiveThreads.all();
    for (Thread thread : all == null ? List.<Thread>of() : all) {
      if (thread.isDaemon()
          && !Standstill.isJvms(thread)
          && JdkThreads.stateOf(thread) == Thread.State.RUNNABLE) {
        StackTraceElement[] stack = LiveThreads.stackOf(thread);
        if (isAtWork(stack)) {
          atWork.put(thread, stack);
        }
      }
    }
    return atWork;
  }

  /** Whether a thread with that stack is in the middle of something of the program. */
  static boolean isAtWork(StackTraceElement[] stack) {
    Frame site = FactReader.stack(stack, 0).site();
    return stack.length > 0
        && (!stack[0].isNativeMethod() || writes(stack))
        && site != null
        && !site.isLibrary()
        && !isTracers(site)
        && !IdleThreads.spins(stack);
  }

  /** Whoever loads a class may be in the tracer's code for that: a thread of a library, too. */
  private static boolean isTracers(Frame site) {
    return site.className().startsWith("dev.threadlint.agent.")
        || site.className().startsWith("dev.threadlint.shaded.");
  }

  private static boolean writes(StackTraceElement[] stack) {
    return stack[0].isNativeMethod() && stack[0].getMethodName().contains("rite");
  }

  private CutOff cutOff(
      Thread thread,
      StackTraceElement[] before,
      StackTraceElement[] now,
      @Nullable ThreadState state) {
    List<Hold> held = state == null || state.depth() == 0 ? List.of() : held(state);
    boolean writes = writes(before) && writes(now);
    return new CutOff(
        reader.since(System.nanoTime()),
        FactReader.thread(thread),
        writes ? At.WRITE : held.isEmpty() ? At.RUN : At.LOCK,
        held,
        FactReader.stack(now, 0));
  }

  private List<Hold> held(ThreadState state) {
    List<Hold> held = new ArrayList<>();
    Sight sight = Sight.of(state, infos.of(List.of(state)).get(state.id));
    for (int i = 0; i < state.depth(); i++) {
      Object lock = state.lockAt(i);
      if (lock != null) {
        held.add(
            new Hold(
                reader.lock(lock, state.tagAt(i)),
                LockMode.EXCLUSIVE,
                false,
                sight.whereHeld(lock)));
      }
    }
    return held;
  }
}
