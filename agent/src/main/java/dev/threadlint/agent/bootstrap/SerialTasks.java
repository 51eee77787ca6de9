package dev.threadlint.agent.bootstrap;

/**
 * Notes that a thread hands one task to a pool and waits for it before it does anything else with
 * pools.
 *
 * <p>A hand-in costs a count; the clock is read only by who is going to wait anyway. Nothing keeps
 * a pool or a task alive.
 */
final class SerialTasks {
  // Who waits less loses nothing that is worth an event.
  private static final long LEAST_NANOS = 1_000_000;
  private static final int POOLS = 1 << 8;

  // How many workers a pool may have: its identity hash, and the number. The latest of a slot wins.
  private static final long[] WORKERS_OF = new long[POOLS];

  private SerialTasks() {}

  /** A task is handed to a pool; one that is not a result of its own does not count. */
  static void submits(Object pool, Object task, boolean counts) {
    ThreadState state = ThreadState.current();
    if (counts) {
      state.submitted++;
      state.latestTask = isShared(pool) ? System.identityHashCode(task) : 0;
    }
  }

  private static boolean isShared(Object pool) {
    int hash = System.identityHashCode(pool);
    long entry = WORKERS_OF[hash & POOLS - 1];
    if ((int) (entry >>> 32) != hash) {
      JdkFields fields = JdkFields.get();
      int workers = fields == null ? 1 : fields.parallelism(pool);
      entry = (long) hash << 32 | workers;
      WORKERS_OF[hash & POOLS - 1] = entry;
    }
    return (int) entry > 1;
  }

  static void awaits(ThreadState state, Object task, boolean timed) {
    Object own = state.pool;
    // A worker that waits for its own pool does worse: see pool-starvation.
    boolean only =
        state.submitted == 1
            && state.latestTask == System.identityHashCode(task)
            && (own == null || !TaskHooks.belongsTo(task, own));
    state.waitsForOnlySince = only && !timed ? System.nanoTime() : 0;
  }

  static void awaited() {
    ThreadState state = ThreadState.current();
    long since = state.waitsForOnlySince;
    state.waitsForOnlySince = 0;
    state.submitted = 0;
    long waited = since == 0 ? 0 : System.nanoTime() - since;
    if (waited < LEAST_NANOS || state.busy != 0) {
      return;
    }
    state.busy++;
    try {
      Event event = new Event(Event.Kind.TASK_WAITED_FOR, state.thread);
      event.timeout = waited;
      event.stack = new Throwable();
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }
}
