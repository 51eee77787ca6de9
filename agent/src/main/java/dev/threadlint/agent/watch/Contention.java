package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.jdk.JdkThreads;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks some fifty times a second for threads that wait for a lock, and says who holds it and what
 * that one does meanwhile. A wait counts from the second look on.
 *
 * <p>While nothing is blocked a look is a walk over the threads. It is left out for a while where
 * there are so many that it takes long. The JVM is asked about those only that were blocked at the
 * look before, and for stacks once a wait.
 */
public final class Contention {
  private static final int MOST_WAITS = 64;

  // A stack stops two threads: not for each of a thousand waits.
  private static final int STACKS_PER_LOOK = 2;

  // For each nanosecond of looking so many of rest.
  private static final long REST = 50;
  private static final long LONGEST_REST = 1_000_000_000;

  private final FactReader reader;
  private final ThreadInfos infos = new ThreadInfos();
  private final ContendedLocks locks;
  private Map<Long, LockWait> waits = new HashMap<>();
  private long notBefore = System.nanoTime();

  /** Looks that name things as the reader does. */
  public Contention(FactReader reader) {
    this.reader = reader;
    this.locks = new ContendedLocks(reader, infos);
  }

  /** Looks; what is new of the waits. */
  public List<Fact> look() {
    long now = System.nanoTime();
    if (now - notBefore < 0) {
      return List.of();
    }
    List<ThreadState> blocked = blocked();
    // Of the walk only: what the JVM is asked for the first time takes its time once.
    long walked = System.nanoTime() - now;
    notBefore = now + Math.min(walked * REST, LONGEST_REST);
    List<Fact> facts = new ArrayList<>();
    look(blocked, now, facts);
    return facts;
  }

  private static List<ThreadState> blocked() {
    List<ThreadState> blocked = new ArrayList<>();
    ThreadStates.forEach(
        state -> {
          if (blocked.size() < MOST_WAITS && isBlocked(state)) {
            blocked.add(state);
          }
        });
    return blocked;
  }

  private void look(List<ThreadState> blocked, long now, List<Fact> facts) {
    Map<Long, LockWait> before = waits;
    waits = new HashMap<>();
    Map<Long, ThreadInfo> known =
        blocked.stream().anyMatch(state -> before.containsKey(state.id))
            ? infos.brief(platformThreads(blocked))
            : Map.of();
    int stacks = STACKS_PER_LOOK;
    for (ThreadState state : blocked) {
      long progress = progressOf(state, known);
      LockWait wait = before.get(state.id);
      if (wait == null || progress == LockWait.UNKNOWN || !wait.goesOn(progress)) {
        waits.put(state.id, new LockWait(state, progress, now));
        continue;
      }
      before.remove(state.id);
      waits.put(state.id, wait);
      if (wait.seenAgain(now) && stacks > 0) {
        stacks--;
        locks.describe(wait);
      }
      wait.tellOnce(reader, facts, locks);
    }
    before.values().forEach(wait -> wait.tellEnd(reader, facts));
  }

  private static boolean isBlocked(ThreadState state) {
    if (state.ignored()) {
      return false;
    }
    return state.parkedSince() != 0
        || !JdkThreads.isVirtual(state.thread)
            && JdkThreads.stateOf(state.thread) == Thread.State.BLOCKED;
  }

  private static List<ThreadState> platformThreads(List<ThreadState> states) {
    return states.stream().filter(state -> !JdkThreads.isVirtual(state.thread)).toList();
  }

  /** A number that changes from one wait to the next. */
  private static long progressOf(ThreadState state, Map<Long, ThreadInfo> known) {
    long parked = state.parkedSince();
    if (parked != 0) {
      return parked;
    }
    ThreadInfo info = known.get(state.id);
    return info == null ? LockWait.UNKNOWN : info.getBlockedCount();
  }
}
