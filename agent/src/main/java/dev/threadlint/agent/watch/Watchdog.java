package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.jdk.JdkThreads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks a few times a second which threads are stuck. Cheap while all goes well: it compares what
 * each thread waits for with the look before, and asks the JVM for stacks only where nothing has
 * moved.
 */
public final class Watchdog {
  private final FactReader reader;
  private final Waits waits;
  private Map<Long, Look> before = new HashMap<>();
  private Map<Long, Look> lastTold = new HashMap<>();
  private int repeats;

  /** A watchdog that names things as the reader does. */
  public Watchdog(FactReader reader) {
    this.reader = reader;
    this.waits = new Waits(reader);
  }

  /** What one look at one thread showed. */
  private record Look(ThreadState state, int waits, int depth, @Nullable Object blocker) {
    boolean same(@Nullable Look other) {
      return other != null
          && waits == other.waits
          && depth == other.depth
          && blocker == other.blocker;
    }
  }

  /** Looks; null if nothing is stuck that was not told twice before. */
  public @Nullable WaitSnapshot look() {
    Map<Long, Look> now = new HashMap<>();
    ThreadStates.forEach(state -> lookAt(state, now));
    Map<Long, Look> stuck = new HashMap<>();
    for (Map.Entry<Long, Look> entry : now.entrySet()) {
      if (entry.getValue().same(before.get(entry.getKey()))) {
        stuck.put(entry.getKey(), entry.getValue());
      }
    }
    before = now;
    return stuck.isEmpty() || toldEnough(stuck) ? null : snapshot(stuck);
  }

  private static void lookAt(ThreadState state, Map<Long, Look> now) {
    if (state.ignored() || !mayMatter(state)) {
      return;
    }
    Thread.State threadState = JdkThreads.stateOf(state.thread);
    if (threadState == Thread.State.BLOCKED
        || threadState == Thread.State.WAITING
        || threadState == Thread.State.TIMED_WAITING && state.waitsFor != null) {
      Object blocker = LockSupport.getBlocker(state.thread);
      now.put(state.id, new Look(state, state.waits, state.depth(), blocker));
    }
  }

  /**
   * A thread that neither holds nor waits for anything of ours may still be blocked at a monitor.
   */
  private static boolean mayMatter(ThreadState state) {
    return state.depth() > 0
        || state.waitsFor != null
        || JdkThreads.stateOf(state.thread) == Thread.State.BLOCKED
        || LockSupport.getBlocker(state.thread) != null;
  }

  /** Whether the very same threads were told as stuck often enough: each must be seen twice. */
  private boolean toldEnough(Map<Long, Look> stuck) {
    boolean same = stuck.size() == lastTold.size();
    for (Map.Entry<Long, Look> entry : stuck.entrySet()) {
      same &= entry.getValue().same(lastTold.get(entry.getKey()));
    }
    repeats = same ? repeats + 1 : 0;
    lastTold = stuck;
    return repeats > 3;
  }

  private WaitSnapshot snapshot(Map<Long, Look> stuck) {
    List<ThreadState> states = new ArrayList<>();
    ThreadStates.forEach(states::add);
    List<ThreadState> stuckStates = new ArrayList<>();
    for (Look look : stuck.values()) {
      stuckStates.add(look.state);
    }
    List<Waiting> waiting = waits.read(stuckStates, states);
    return new WaitSnapshot(
        reader.since(System.nanoTime()), waiting, Pools.read(reader, waiting, states));
  }
}
