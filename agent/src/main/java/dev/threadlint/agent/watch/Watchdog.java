package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.CutOff;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.SystemThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks a few times a second which threads are stuck.
 *
 * <p>Cheap while all goes well: it compares what each thread waits for with the look before, and
 * asks the JVM for stacks only of those that wait for another thread, and have not moved. Those
 * that wait for an event, as idle workers do, count only if nothing else moves in the whole JVM. If
 * there are so many threads that a look takes long, the next one comes later.
 */
public final class Watchdog {
  private static final int PAUSE_PER_LOOK = 20;
  private static final int MANY_THREADS = 5_000;
  private static final int MOST_OF_MANY = 500;
  private static final int TOLD_ENOUGH = 4;

  // A standstill is looked at again before it is told, and one with sleepers for seconds: they may
  // have something in mind. So may threads that were woken, where the system does not tell of them.
  private static final int LOOKS_OF_STANDSTILL = SystemThreads.areKnown() ? 2 : 20;
  private static final int LOOKS_WITH_SLEEPERS = 20;

  private final FactReader reader;
  private final ThreadInfos infos = new ThreadInfos();
  private final Waits waits;
  private final ClassInits classInits;
  private final List<ThreadState> stuck = new ArrayList<>();
  private int number;
  private int seen;
  private long nextLook = Long.MIN_VALUE;
  private long standsAs;
  private int standingLooks;
  private long told;
  private int tellings;

  /** A watchdog that names things as the reader does. */
  public Watchdog(FactReader reader) {
    this.reader = reader;
    this.waits = new Waits(reader, infos);
    this.classInits = new ClassInits(infos);
  }

  /** Looks; null if nothing is stuck that was not told often enough before. */
  public @Nullable WaitSnapshot look() {
    long begin = reader.since(System.nanoTime());
    if (begin < nextLook) {
      return null;
    }
    WaitSnapshot snapshot = lookNow(false);
    if (seen > MANY_THREADS) {
      nextLook = begin + (reader.since(System.nanoTime()) - begin) * PAUSE_PER_LOOK;
    }
    return snapshot;
  }

  /** Looks when the JVM goes down, at what has not moved since the latest look. */
  public @Nullable WaitSnapshot lookAtEnd() {
    return number == 0 ? null : lookNow(true);
  }

  /** The daemon threads that the end of the JVM cuts off. */
  public List<CutOff> cutOff() {
    return new CutOffs(reader, infos).read();
  }

  private @Nullable WaitSnapshot lookNow(boolean ending) {
    number++;
    seen = 0;
    stuck.clear();
    Set<Thread> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    ThreadStates.forEach(this::lookAt);
    for (int i = 0; i < stuck.size() && i <= MANY_THREADS; i++) {
      waiting.add(stuck.get(i).thread);
    }
    classInits.look(waiting);
    if (waiting.isEmpty()) {
      return null;
    }
    Standing standing = standing(waiting, ending);
    List<ThreadState> concerned = standing == Standing.MOVES ? exact() : stuck;
    return ending && standing == Standing.MOVES || isToldEnough(concerned, standing)
        ? null
        : snapshot(concerned, standing);
  }

  private void lookAt(ThreadState state) {
    seen++;
    if (state.ignored()) {
      return;
    }
    Thread.State threadState = JdkThreads.stateOf(state.thread);
    if ((threadState == Thread.State.BLOCKED || threadState == Thread.State.WAITING)
        && state.looksAsBefore(number, LockSupport.getBlocker(state.thread))) {
      stuck.add(state);
    }
  }

  /** Those that wait for another thread, not for something that any thread could bring about. */
  private List<ThreadState> exact() {
    List<ThreadState> exact = new ArrayList<>();
    List<ThreadState> withFreeHands = new ArrayList<>();
    for (ThreadState state : stuck) {
      if (Waits.isExact(state)) {
        (state.depth() > 0 ? exact : withFreeHands).add(state);
      }
    }
    // If they are too many: nobody waits for one that holds nothing, but in a circle of joins.
    exact.addAll(withFreeHands);
    return exact.subList(0, Math.min(exact.size(), seen > MANY_THREADS ? MOST_OF_MANY : seen));
  }

  private Standing standing(Set<Thread> waiting, boolean ending) {
    if (seen > MANY_THREADS) {
      return Standing.MOVES;
    }
    Standing now = Standstill.judge(waiting, states(), ending);
    long as = markOf(stuck) + waiting.size();
    standingLooks = now == Standing.MOVES ? 0 : as == standsAs ? standingLooks + 1 : 1;
    standsAs = as;
    int enough = now == Standing.STANDS ? LOOKS_OF_STANDSTILL : LOOKS_WITH_SLEEPERS;
    boolean stands = ending ? now == Standing.STANDS : standingLooks >= enough;
    if (now == Standing.MOVES || !stands || SystemThreads.anyRuns()) {
      return Standing.MOVES;
    }
    return ending ? Standing.ENDS : now;
  }

  private static Map<Long, ThreadState> states() {
    Map<Long, ThreadState> states = new HashMap<>();
    ThreadStates.forEach(state -> states.put(state.id, state));
    return states;
  }

  /** Whether the very same was told as stuck often enough: each must be seen more than once. */
  private boolean isToldEnough(List<ThreadState> concerned, Standing standing) {
    long mark = markOf(concerned) + 31L * classInits.count() + standing.ordinal();
    tellings = mark == told ? tellings + 1 : 1;
    told = mark;
    boolean nothing = concerned.isEmpty() && classInits.count() == 0;
    return nothing || tellings > TOLD_ENOUGH;
  }

  private static long markOf(List<ThreadState> states) {
    long mark = 0;
    for (ThreadState state : states) {
      mark += state.lookMark();
    }
    return mark;
  }

  private WaitSnapshot snapshot(List<ThreadState> concerned, Standing standing) {
    List<ThreadState> states = new ArrayList<>();
    boolean many = seen > MANY_THREADS;
    ThreadStates.forEach(
        state -> {
          // Of many threads only those that somebody may wait for.
          if (!many || state.depth() > 0 || state.pool() != null || state.task() != null) {
            states.add(state);
          }
        });
    List<Waiting> waiting = new ArrayList<>(waits.read(concerned, states));
    waiting.addAll(classInits.read());
    return new WaitSnapshot(
        reader.since(System.nanoTime()), waiting, Pools.read(reader, waiting, states), standing);
  }
}
