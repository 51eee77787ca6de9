package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is called when pools are made, told to end, and when their workers take tasks.
 *
 * <p>Of which tasks the time is taken depends on their identity hash, so that whoever hands in and
 * whoever runs agree on it without a word: first all, then the fewer the more there are. Those that
 * wait are in a table, where a newer one may take the place of an older one, which then has no
 * waiting time, as has a task that is handed in again before it has run. One of which the time is
 * taken counts for those of which it is not.
 */
public final class PoolHooks {
  private static final int SLOTS = 1 << 12;
  private static final int SLOT_BITS = 12;

  // Of so many the time is taken before only every second one is looked at, and so on.
  private static final int TIMED_BEFORE_FEWER = 2_000;
  private static final int FEWEST = (1 << 10) - 1;

  // Identity hash, and when it was handed in, in units of 1,024 ns; or SEVERAL_TIMES.
  private static final long[] HANDED_IN = new long[SLOTS];

  // The same object is handed in again before it has run: which time is whose cannot be told.
  private static final long SEVERAL_TIMES = 0;
  private static final long UNITS = 0xFFFFFFFFL;

  private static int timed;
  private static int mask;

  private PoolHooks() {}

  /** A pool has been made. */
  public static void made(Object pool) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    state.busy++;
    try {
      PoolMeters.of(pool);
      Event event = new Event(Event.Kind.POOL_MADE, state.thread);
      event.subject = pool;
      event.pool = state.pool;
      event.stack = new Throwable();
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** A pool is told to end. */
  public static void shutsDown(Object pool) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    state.busy++;
    try {
      PoolMeter meter = PoolMeters.of(pool);
      if (!meter.shutDown) {
        meter.shutDown = true;
        Event event = new Event(Event.Kind.POOL_SHUT_DOWN, state.thread);
        event.subject = pool;
        EventQueue.offer(event);
      }
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** The calling thread is a worker of the pool from now on; its first task is in the worker. */
  public static void works(Object pool, @Nullable Object worker) {
    works(pool);
    JdkFields fields = JdkFields.get();
    Object task = fields == null || worker == null ? null : fields.firstTaskOf(worker);
    if (task != null) {
      takes(task);
    }
  }

  /** The calling thread is a worker of the pool from now on. */
  public static void works(Object pool) {
    TaskHooks.works(pool);
    measures(pool);
  }

  /** The calling thread is a worker of a pool whose tasks may wait for one another. */
  public static void measures(Object pool) {
    ThreadState state = ThreadState.current();
    if (state.busy == 0) {
      state.meter = PoolMeters.of(pool);
    }
  }

  /** A task is handed to a pool. */
  static void handsIn(int hash) {
    if ((hash >>> SLOT_BITS & mask) == 0) {
      int slot = hash & SLOTS - 1;
      boolean again = HANDED_IN[slot] >>> 32 == hash;
      HANDED_IN[slot] = (long) hash << 32 | (again ? SEVERAL_TIMES : units(System.nanoTime()));
    }
  }

  /** A worker has got a task, or null. */
  public static void takes(@Nullable Object task) {
    if (task != null) {
      begins(ThreadState.current(), System.identityHashCode(task));
    }
  }

  /** A worker begins with a task. */
  @Outlined
  static void begins(ThreadState state, int hash) {
    PoolMeter meter = state.meter;
    if (meter == null) {
      return;
    }
    state.working = true;
    state.taskHash = hash;
    if ((hash >>> SLOT_BITS & mask) == 0) {
      long now = System.nanoTime();
      state.taskSince = now;
      long entry = HANDED_IN[hash & SLOTS - 1];
      if (entry >>> 32 == hash && (entry & UNITS) != SEVERAL_TIMES) {
        HANDED_IN[hash & SLOTS - 1] = 0;
        meter.queued.add(((now >>> 10) - entry & UNITS) << 10, mask + 1);
      }
    }
  }

  private static long units(long nanos) {
    return Math.max(1, nanos >>> 10 & UNITS);
  }

  /** A worker is done with a task, or has had none. */
  public static void idles() {
    ThreadState state = ThreadState.current();
    if (state.working) {
      ended(state);
    }
  }

  @Outlined
  private static void ended(ThreadState state) {
    state.working = false;
    state.tasks++;
    PoolMeter meter = state.meter;
    if (state.taskSince != 0 && meter != null) {
      meter.ran.add(System.nanoTime() - state.taskSince, mask + 1);
      state.taskSince = 0;
      timed++;
      if (timed >= TIMED_BEFORE_FEWER && mask < FEWEST) {
        timed = 0;
        mask = mask << 1 | 1;
      }
    }
  }

  /** A worker ends. */
  static void ends(ThreadState state) {
    PoolMeter meter = state.meter;
    if (meter != null) {
      meter.tasksOfEnded.getAndAdd(state.tasks + (state.working ? 1 : 0));
      state.tasks = 0;
      state.meter = null;
    }
  }
}
