package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.LockMeter;
import dev.threadlint.agent.bootstrap.LockMeters;
import dev.threadlint.agent.bootstrap.PoolMeter;
import dev.threadlint.agent.bootstrap.PoolMeters;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.LockMeasured;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.Timings;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the hooks have measured since the look before. */
public final class Meters {
  private static final String SEMAPHORE = "java.util.concurrent.Semaphore";

  // Whoever has a pool of fewer tasks is not told how large it should be, so need not be measured.
  private static final long TASKS_WORTH_CPU = 100;

  private final FactReader reader;
  private final ThreadInfos infos;
  private int unnumbered;

  /** A reader of meters that names things as the other does. */
  public Meters(FactReader reader) {
    this.reader = reader;
    this.infos = new ThreadInfos();
  }

  /** What is new of all locks and pools. */
  public List<Fact> read() {
    List<Fact> facts = new ArrayList<>();
    long nanos = reader.since(System.nanoTime());
    LockMeters.forEach(meter -> readLock(meter, nanos, facts));
    readPools(nanos, facts);
    return facts;
  }

  private void readLock(LockMeter meter, long nanos, List<Fact> facts) {
    Timings waits = Timings.taken(meter.waits);
    Timings holds = Timings.taken(meter.holds);
    if (!waits.isEmpty() || !holds.isEmpty()) {
      // Of waits that go on it is asked when they are over.
      Map<String, Integer> heldBy = new HashMap<>();
      meter.takeHolders((holder, times) -> heldBy.merge(holder, times, Integer::sum));
      KnownLock known = (KnownLock) meter.known;
      if (known == null) {
        known = new KnownLock(refOf(meter), stackOf(meter));
        meter.known = known;
      }
      facts.add(new LockMeasured(nanos, known.ref, known.stack, waits, holds, heldBy));
    }
  }

  private record KnownLock(LockRef ref, StackTrace stack) {}

  private static StackTrace stackOf(LockMeter meter) {
    return meter.stack == null ? StackTrace.UNKNOWN : FactReader.stack(meter.stack, 0);
  }

  private LockRef refOf(LockMeter meter) {
    Object lock = meter.get();
    if (meter.type.startsWith(SEMAPHORE)) {
      return new LockRef(--unnumbered, LockKind.SEMAPHORE, SEMAPHORE, null);
    }
    return lock == null
        ? new LockRef(--unnumbered, LockKind.OWNED, meter.type, null)
        : reader.lock(lock, HoldTag.OWNED);
  }

  /** The workers of one pool. */
  private static final class Staff {
    private final List<ThreadState> workers = new ArrayList<>();
    private int working;
    private int blocked;
    private int keeping;
    private long tasks;

    void add(ThreadState state) {
      workers.add(state);
      tasks += state.tasks();
      keeping += state.thread.isDaemon() ? 0 : 1;
      if (state.working()) {
        working++;
        blocked += JdkThreads.stateOf(state.thread) == Thread.State.RUNNABLE ? 0 : 1;
      }
    }
  }

  private void readPools(long nanos, List<Fact> facts) {
    Map<PoolMeter, Staff> staffs = new IdentityHashMap<>();
    PoolMeters.forEach(meter -> staffs.put(meter, new Staff()));
    if (staffs.isEmpty()) {
      return;
    }
    ThreadStates.forEach(
        state -> {
          Staff staff = state.meter() == null ? null : staffs.get(state.meter());
          if (staff != null) {
            staff.add(state);
          }
        });
    staffs.forEach((meter, staff) -> readPool(meter, staff, nanos, facts));
  }

  private void readPool(PoolMeter meter, Staff staff, long nanos, List<Fact> facts) {
    KnownPool known = (KnownPool) meter.known;
    Object pool = meter.get();
    if (known == null) {
      if (pool == null) {
        return;
      }
      known = new KnownPool(reader.pool(pool));
      meter.known = known;
    }
    long tasks = meter.tasksOfEnded() + staff.tasks;
    Timings queued = Timings.taken(meter.queued);
    Timings ran = Timings.taken(meter.ran);
    int moved = staff.workers.size() * 31 + staff.working;
    if (tasks != known.tasks || !queued.isEmpty() || !ran.isEmpty() || moved != known.moved) {
      known.tasks = tasks;
      known.moved = moved;
      facts.add(
          new PoolMeasured(nanos, known.ref, tasks, queued, ran, workers(pool, staff, known)));
    }
  }

  private PoolMeasured.Workers workers(@Nullable Object pool, Staff staff, KnownPool known) {
    if (known.tasks >= TASKS_WORTH_CPU && !staff.workers.isEmpty()) {
      addCpu(staff, known);
    }
    return new PoolMeasured.Workers(
        staff.workers.size(),
        staff.working,
        staff.blocked,
        staff.keeping,
        pool == null ? 0 : JdkObjects.lingerNanos(pool),
        pool == null ? -1 : JdkObjects.queued(pool),
        known.cpuNanos > 0 && known.cpuTasks > 0 ? known.cpuNanos / known.cpuTasks : -1);
  }

  private void addCpu(Staff staff, KnownPool known) {
    Map<Long, Long> now = new HashMap<>();
    for (ThreadState state : staff.workers) {
      long cpu = infos.cpuOf(state.id);
      // One that has just ended has none to tell.
      if (cpu >= 0) {
        now.put(state.id, cpu);
        known.cpuNanos += cpu - known.cpuOf.getOrDefault(state.id, 0L);
      }
    }
    known.cpuOf = now;
    known.cpuTasks = known.tasks;
  }

  /** What was read of a pool so far. */
  private static final class KnownPool {
    private final PoolRef ref;
    private long tasks;
    private int moved;
    private long cpuNanos;
    private long cpuTasks;
    private Map<Long, Long> cpuOf = Map.of();

    KnownPool(PoolRef ref) {
      this.ref = ref;
    }
  }
}
