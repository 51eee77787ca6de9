package dev.threadlint.agent.bootstrap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What is called when tasks are made, handed to pools, run, awaited, and when they fail. */
public final class TaskHooks {
  private static final int TASKS = 1 << 12;

  // Which pool a task went to: identity hashes of both. Lossy: the latest task of a slot wins.
  private static final long[] POOL_OF = new long[TASKS];

  // Tasks are numbered as they come: its number, the same way.
  private static final int[] TURN_OF = new int[TASKS];
  private static int turn;

  // Of which class the work of a future is, the same way.
  private static final long[] WORK_OF = new long[TASKS];

  // Where a class of work was first handed in. One stack a class, for ever: classes are few.
  private static final int WORKS = 1 << 10;
  private static final AtomicReferenceArray<StackTraceElement @Nullable []> MADE_AT =
      new AtomicReferenceArray<>(WORKS);
  private static final int[] MADE_BY = new int[WORKS];

  // Bits of tasks that failed, so that asking a healthy one costs a look.
  private static final HashBits FAILED = new HashBits();
  private static volatile boolean anyFailed;

  // Whose end may come too late for anybody.
  private static final HashBits UNWANTED = new HashBits();

  private TaskHooks() {}

  /** A future is made around a piece of work. */
  public static void made(@Nullable Object work) {
    if (work == null) {
      return;
    }
    int type = work.getClass().hashCode();
    int slot = type & WORKS - 1;
    if (MADE_BY[slot] != type) {
      rememberMaking(slot, type);
    }
  }

  private static void rememberMaking(int slot, int type) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0 || MADE_BY[slot] != 0) {
      return;
    }
    state.busy++;
    try {
      MADE_BY[slot] = type;
      MADE_AT.set(slot, new Throwable().getStackTrace());
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** A future is made whose work is not inside it. */
  public static void made(@Nullable Object future, @Nullable Object work) {
    if (future != null && work != null) {
      made(work);
      int hash = System.identityHashCode(future);
      long entry = (long) hash << 32 | work.getClass().hashCode() & 0xFFFFFFFFL;
      // The same task again and again: a store would take the memory away from other threads.
      if (WORK_OF[hash & TASKS - 1] != entry) {
        WORK_OF[hash & TASKS - 1] = entry;
      }
    }
  }

  private static StackTraceElement @Nullable [] madeAt(int type) {
    int slot = type & WORKS - 1;
    return type != 0 && MADE_BY[slot] == type ? MADE_AT.get(slot) : null;
  }

  private static int workTypeOf(Object task) {
    JdkFields fields = JdkFields.get();
    Object work = fields == null ? null : fields.workOf(task);
    if (work != null) {
      return work.getClass().hashCode();
    }
    int hash = System.identityHashCode(task);
    long entry = WORK_OF[hash & TASKS - 1];
    return entry >>> 32 == (hash & 0xFFFFFFFFL) ? (int) entry : 0;
  }

  /** A task is handed to a pool. */
  @Outlined
  public static void submits(Object pool, @Nullable Object task) {
    if (task != null) {
      // That of a CompletableFuture is told of with the future.
      SerialTasks.submits(
          pool, task, !(task instanceof CompletableFuture.AsynchronousCompletionTask));
      PoolHooks.handsIn(belongs(pool, task));
      HandOverHooks.gives(task);
    }
  }

  /** A task is handed to a pool, to be run later. */
  @Outlined
  public static void schedules(Object pool, @Nullable Object task) {
    if (task != null) {
      SerialTasks.submits(pool, task, true);
      belongs(pool, task);
      HandOverHooks.gives(task);
    }
  }

  /** A future's work is handed to a pool. */
  @Outlined
  public static void submitted(@Nullable Object future, @Nullable Object pool) {
    if (future != null && pool != null) {
      SerialTasks.submits(pool, future, true);
      begins(pool, future);
    }
  }

  /** A future's work is handed to a pool, or begins before it was told that it is. */
  static void begins(Object pool, Object future) {
    if (!belongsTo(future, pool)) {
      belongs(pool, future);
    }
  }

  private static int belongs(Object pool, Object task) {
    int hash = System.identityHashCode(task);
    POOL_OF[hash & TASKS - 1] = (long) hash << 32 | System.identityHashCode(pool);
    // Two threads may get the same turn: between their tasks there is no order anyway.
    TURN_OF[hash & TASKS - 1] = ++turn;
    return hash;
  }

  /** Whether the task was handed to the pool, as far as still known. */
  public static boolean belongsTo(Object task, Object pool) {
    return belongsTo(System.identityHashCode(task), pool);
  }

  private static boolean belongsTo(int hash, Object pool) {
    return POOL_OF[hash & TASKS - 1] == ((long) hash << 32 | System.identityHashCode(pool));
  }

  /**
   * Whether the task came to its pool before the one that the thread runs, and so has a worker: a
   * pool that works off its queue in order cannot keep it waiting for that one.
   */
  private static boolean beganBefore(int hash, ThreadState state, Object pool) {
    int own = state.taskHash;
    JdkFields fields = JdkFields.get();
    return (int) (POOL_OF[own & TASKS - 1] >>> 32) == own
        && TURN_OF[hash & TASKS - 1] - TURN_OF[own & TASKS - 1] < 0
        && fields != null
        && fields.isInOrder(pool);
  }

  /** The calling thread is a worker of the pool from now on. */
  public static void works(Object pool) {
    ThreadState.current().pool = pool;
  }

  /** The calling thread begins to run a task. */
  public static void runs(@Nullable Object task) {
    if (task != null) {
      HandOverHooks.got(task);
    }
  }

  /** The thread waits for a task. */
  @Outlined
  public static void awaits(Object task, boolean timed) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    state.waits++;
    state.waitTimed = timed;
    state.waitsFor = task;
    SerialTasks.awaits(state, task, timed);
    if (!timed) {
      awaitsOneOfOwnPool(state, System.identityHashCode(task), task);
    }
  }

  /** The thread waits for a thing that comes of a task, which may be one of its own pool. */
  static void awaitsOneOfOwnPool(ThreadState state, int hash, Object thing) {
    Object pool = state.pool;
    if (pool == null
        || state.busy != 0
        || !belongsTo(hash, pool)
        || beganBefore(hash, state, pool)) {
      return;
    }
    state.busy++;
    try {
      Event event = new Event(Event.Kind.TASK_AWAITED, state.thread);
      event.subject = thing;
      event.other = pool;
      event.stack = new Throwable();
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** The thread waits for a task without time-out. */
  public static void awaits(Object task) {
    awaits(task, false);
  }

  /** The thread waits for a task with a time-out. */
  public static void awaitsForATime(Object task) {
    awaits(task, true);
  }

  /** The wait for a task has ended. */
  @Outlined
  public static void awaited(Object task) {
    // It may have failed while it was awaited, and even because of that, in this very thread.
    seen(task);
    HandOverHooks.waited(task);
    SerialTasks.awaited();
  }

  /** A task has ended. */
  public static void completes(Object task) {
    HandOverHooks.gives(task);
  }

  /** A task failed, nobody has asked to be told, and its future keeps the failure. */
  public static void fails(Object task, @Nullable Throwable failure) {
    ThreadState state = ThreadState.current();
    if (failure == null || state.busy != 0 || isExpected(state, task, failure)) {
      return;
    }
    state.busy++;
    try {
      mark(task);
      Event event = new Event(Event.Kind.TASK_FAILED, state.thread);
      event.subject = task;
      event.other = failure;
      event.pool = state.pool;
      event.frames = madeAt(workTypeOf(task));
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** Whether it is no loss: others are told, or nobody wants the task any more. */
  private static boolean isExpected(ThreadState state, Object task, Throwable failure) {
    JdkFields fields = JdkFields.get();
    PoolMeter pool = state.meter;
    return UNWANTED.has(System.identityHashCode(task))
        || fields != null && (fields.isWatched(task) || fields.isSettled(task))
        // Only who is told to end at once is interrupted by its pool.
        || pool != null && pool.shutDown && failure instanceof InterruptedException;
  }

  /** Its end will mean nothing to anybody if another one ends first. */
  static void unwanted(Object task) {
    asked(task);
    UNWANTED.add(System.identityHashCode(task));
  }

  /**
   * A task of a ForkJoinPool failed. Of those that tasks fork, and of the stages of a stream, the
   * failures go on to whom they are part of: only what was handed in is somebody's to look at.
   */
  public static void failsIfHandedIn(Object task, @Nullable Throwable failure) {
    int hash = System.identityHashCode(task);
    if (WORK_OF[hash & TASKS - 1] >>> 32 == (hash & 0xFFFFFFFFL)) {
      fails(task, failure);
    }
  }

  /** Somebody asks a future how it ended, or arranges to be told. */
  public static void asked(Object task) {
    HandOverHooks.got(task);
    seen(task);
  }

  /** If it has failed, somebody knows. */
  private static void seen(Object task) {
    if (anyFailed && isMarked(task)) {
      ThreadState state = ThreadState.current();
      if (state.busy == 0) {
        Event event = new Event(Event.Kind.TASK_FAILURE_SEEN, state.thread);
        event.subject = task;
        EventQueue.offer(event);
      }
    }
  }

  static boolean anyFailed() {
    return anyFailed;
  }

  private static void mark(Object task) {
    FAILED.add(System.identityHashCode(task));
    anyFailed = true;
  }

  private static boolean isMarked(Object task) {
    return FAILED.has(System.identityHashCode(task));
  }
}
