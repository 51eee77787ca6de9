package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each thread is doing, at looks that lie evenly over the run. There is room for so many
 * looks: when it is full, every other one is forgotten, and from then on half as many are made.
 */
public final class Lanes {
  /** From one look to the next at first. */
  public static final long FIRST_STEP_NANOS = 50_000_000L;

  private static final int MOST_LOOKS = 240;
  private static final int MOST_THREADS = 100;

  private static final int MOST_OTHERS = 10_000;

  private final Map<Long, Lane> lanes = new LinkedHashMap<>();
  private final Set<Long> others = new HashSet<>();
  private long stepNanos = FIRST_STEP_NANOS;
  private int looks;
  private boolean coarser;

  private static final class Lane {
    final ThreadRef thread;
    final char[] states = new char[MOST_LOOKS];

    Lane(ThreadRef thread) {
      this.thread = thread;
    }
  }

  /** Looks, if it is time to; {@code nanos} since the start. */
  public void look(long nanos) {
    look(nanos, true);
  }

  /** Looks for the last time: who comes only now has come to end the JVM. */
  public void lookLast(long nanos) {
    look(nanos, false);
  }

  private void look(long nanos, boolean withNewcomers) {
    while (nanos / stepNanos >= MOST_LOOKS) {
      forgetEveryOther();
    }
    int number = (int) (nanos / stepNanos);
    if (number >= looks) {
      ThreadStates.forEach(state -> lookAt(state, number, withNewcomers));
      looks = number + 1;
    }
  }

  private void lookAt(ThreadState state, int number, boolean withNewcomers) {
    Lane lane = lanes.get(state.id);
    if (state.ignored() || lane == null && !withNewcomers) {
      return;
    }
    if (lane == null) {
      if (lanes.size() == MOST_THREADS) {
        if (others.size() < MOST_OTHERS) {
          others.add(state.id);
        }
        return;
      }
      lane = new Lane(FactReader.thread(state.thread));
      lanes.put(state.id, lane);
    }
    // The innermost lock of a thread that is blocked is the one that it still asks for.
    boolean holds = state.depth() > (JdkThreads.isBlocked(state.thread) ? 1 : 0);
    if (JdkThreads.runs(state.thread)) {
      lane.states[number] = holds ? ThreadLooks.RUNS_HOLDING : ThreadLooks.RUNS;
    } else {
      lane.states[number] = holds ? ThreadLooks.WAITS_HOLDING : ThreadLooks.WAITS;
    }
  }

  private void forgetEveryOther() {
    for (Lane lane : lanes.values()) {
      for (int i = 0; i < MOST_LOOKS; i++) {
        lane.states[i] = 2 * i < MOST_LOOKS ? lane.states[2 * i] : 0;
      }
    }
    stepNanos *= 2;
    looks = (looks + 1) / 2;
    coarser = true;
  }

  /** Whether the lanes became coarser since the last call: a good moment to write them down. */
  public boolean takeCoarser() {
    boolean was = coarser;
    coarser = false;
    return was;
  }

  /** What was seen so far. */
  public ThreadLooks all() {
    List<ThreadLooks.Lane> all = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      int first = 0;
      while (first < looks && lane.states[first] == 0) {
        first++;
      }
      int end = looks;
      while (end > first && lane.states[end - 1] == 0) {
        end--;
      }
      if (first < end) {
        String states = new String(lane.states, first, end - first);
        all.add(new ThreadLooks.Lane(lane.thread, first, states.replace('\0', ThreadLooks.UNSEEN)));
      }
    }
    return new ThreadLooks(stepNanos / 1_000_000, looks, all, others.size());
  }
}
