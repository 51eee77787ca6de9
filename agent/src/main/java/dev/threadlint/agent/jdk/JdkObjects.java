package dev.threadlint.agent.jdk;

import dev.threadlint.agent.bootstrap.RawFields;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** Locks, futures and pools. */
public final class JdkObjects {
  private static final String JUC = "java.util.concurrent.";
  private static final long WRITE_BIT = 128;
  private static final long READ_BITS = 127;

  private static final long STAMPED = Fields.find(StampedLock.class, "state");
  private static final long SEMAPHORE = Fields.find(Semaphore.class, "sync");
  private static final long STATE = Fields.find(AbstractQueuedSynchronizer.class, "state");
  private static final long LATCH = Fields.find(CountDownLatch.class, "sync");
  private static final long PARTIES = Fields.find(CyclicBarrier.class, "count");
  private static final long PHASE = Fields.find(Phaser.class, "state");
  private static final long LONG_STATE = Fields.find(AbstractQueuedLongSynchronizer.class, "state");
  private static final long CONDITION =
      Fields.find(AbstractQueuedSynchronizer.ConditionObject.class, "this$0");
  private static final long FIRST_WAITER =
      Fields.find(AbstractQueuedSynchronizer.ConditionObject.class, "firstWaiter");
  private static final long LONG_CONDITION =
      Fields.find(AbstractQueuedLongSynchronizer.ConditionObject.class, "this$0");
  private static final long OWNER =
      Fields.find(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");
  private static final long CALLABLE = Fields.find(FutureTask.class, "callable");
  private static final long FUTURE_STATE = Fields.find(FutureTask.class, "state");
  private static final long TASK_STATUS = Fields.find(ForkJoinTask.class, "status");
  private static final long RUNNER = Fields.find(FutureTask.class, "runner");
  private static final @Nullable Class<?> ADAPTER = Fields.type(JUC + "Executors$RunnableAdapter");
  private static final long ADAPTED = Fields.find(ADAPTER, "task");
  private static final @Nullable Class<?> SCHEDULED =
      Fields.type(JUC + "ScheduledThreadPoolExecutor$ScheduledFutureTask");
  private static final long PERIOD = Fields.find(SCHEDULED, "period");
  private static final long RESULT = Fields.find(CompletableFuture.class, "result");
  private static final long DEPENDENTS = Fields.find(CompletableFuture.class, "stack");
  private static final long CORE = Fields.find(ThreadPoolExecutor.class, "corePoolSize");
  private static final long MOST = Fields.find(ThreadPoolExecutor.class, "maximumPoolSize");
  private static final long PARALLELISM = Fields.find(ForkJoinPool.class, "parallelism");
  private static final long QUEUES = Fields.find(ForkJoinPool.class, "queues");
  private static final long WORKER =
      Fields.find(Fields.type(JUC + "ForkJoinPool$WorkQueue"), "owner");
  private static final long MODE = Fields.find(ForkJoinPool.class, "mode");
  private static final long FIRST_TASK =
      Fields.find(Fields.type(JUC + "ThreadPoolExecutor$Worker"), "firstTask");
  private static final long CORE_LEAVES =
      Fields.find(ThreadPoolExecutor.class, "allowCoreThreadTimeOut");
  private static final long KEEP_ALIVE = Fields.find(ThreadPoolExecutor.class, "keepAliveTime");
  private static final long QUEUE = Fields.find(ThreadPoolExecutor.class, "workQueue");

  private JdkObjects() {}

  /** Whether a StampedLock is write-locked, or read-locked, by anyone. */
  public static boolean isStamped(Object lock, boolean write) {
    long state = Fields.getLong(STAMPED, lock, 0);
    return (state & (write ? WRITE_BIT : READ_BITS)) != 0;
  }

  /** By how many read holds a ReentrantReadWriteLock, of which this is the inside, is held. */
  public static long readers(Object sync) {
    // 16 bits of an int for each side; on later JDKs 32 of a long.
    return sync instanceof AbstractQueuedSynchronizer
        ? Fields.getInt(STATE, sync, 0) >>> 16
        : Fields.getLong(LONG_STATE, sync, 0) >>> 32;
  }

  /** The threads that work for a pool now. */
  public static List<Thread> workersOf(ForkJoinPool pool) {
    List<Thread> workers = new ArrayList<>();
    if (Fields.get(QUEUES, pool) instanceof Object[] queues) {
      for (Object queue : queues) {
        if (queue != null && Fields.get(WORKER, queue) instanceof Thread worker) {
          workers.add(worker);
        }
      }
    }
    return workers;
  }

  /** The free permits of a semaphore; 1 if not known. */
  public static int permits(Object semaphore) {
    if (!(semaphore instanceof Semaphore)) {
      return RuntimeObjects.permits(semaphore);
    }
    Object sync = syncOf(semaphore);
    return sync == null ? 1 : Fields.getInt(STATE, sync, 1);
  }

  /** What threads that wait for a semaphore are parked on. */
  public static @Nullable Object syncOf(Object semaphore) {
    return semaphore instanceof Semaphore ? Fields.get(SEMAPHORE, semaphore) : null;
  }

  /** Whether a thread waits for a condition of an explicit lock, or may do so. */
  public static boolean isAwaited(Object condition) {
    return !(condition instanceof AbstractQueuedSynchronizer.ConditionObject)
        || Fields.get(FIRST_WAITER, condition) != null;
  }

  /** What a condition of an explicit lock belongs to: the inside of the lock. */
  public static @Nullable Object lockOf(Object condition) {
    if (condition.getClass() == AbstractQueuedSynchronizer.ConditionObject.class) {
      return Fields.get(CONDITION, condition);
    }
    return condition.getClass() == AbstractQueuedLongSynchronizer.ConditionObject.class
        ? Fields.get(LONG_CONDITION, condition)
        : null;
  }

  /** How often a latch must still be counted down; below 0 if it is none, or open. */
  public static int countsMissing(Object thing) {
    Object sync = thing instanceof CountDownLatch ? Fields.get(LATCH, thing) : null;
    int count = sync == null ? 0 : Fields.getInt(STATE, sync, 0);
    return count > 0 ? count : -1;
  }

  /** How many parties a barrier or phaser still waits for; below 0 if it is none. */
  public static int partiesMissing(Object thing) {
    if (thing instanceof CyclicBarrier) {
      return Fields.getInt(PARTIES, thing, -1);
    }
    // The lower 16 bits of a phaser's state are the parties that have not arrived.
    return thing instanceof Phaser ? (int) Fields.getLong(PHASE, thing, 0) & 0xFFFF : -1;
  }

  /** The thread that owns an ownable synchronizer. */
  public static @Nullable Thread ownerOf(Object synchronizer) {
    return synchronizer instanceof AbstractOwnableSynchronizer
        ? (Thread) Fields.get(OWNER, synchronizer)
        : null;
  }

  /** The task that a worker of a ThreadPoolExecutor is given as it starts. */
  public static @Nullable Object firstTaskOf(Object worker) {
    return Fields.get(FIRST_TASK, worker);
  }

  /** The work in a FutureTask that has not ended. */
  public static @Nullable Object workOf(Object task) {
    Object callable = task instanceof FutureTask ? Fields.get(CALLABLE, task) : null;
    return callable != null && callable.getClass() == ADAPTER
        ? Fields.get(ADAPTED, callable)
        : callable;
  }

  /** Whether a task has ended, as far as can be told; who waits for it has only to wake up. */
  public static boolean isEnded(Object task) {
    return task instanceof FutureTask
            && CALLABLE != RawFields.ABSENT
            && Fields.get(CALLABLE, task) == null
        || task instanceof CompletableFuture && Fields.get(RESULT, task) != null;
  }

  /** The thread that runs a FutureTask now. */
  public static @Nullable Thread runnerOf(Object task) {
    return task instanceof FutureTask ? (Thread) Fields.get(RUNNER, task) : null;
  }

  /** Whether others have asked to be told when a future ends, so that a failure goes on to them. */
  public static boolean isWatched(Object task) {
    if (RuntimeObjects.isFuture(task)) {
      return RuntimeObjects.isWatched(task);
    }
    return task instanceof CompletableFuture && Fields.get(DEPENDENTS, task) != null;
  }

  /** Whether a future has its outcome: it was cancelled, say, as it ran. */
  public static boolean isSettled(Object task) {
    if (task instanceof CompletableFuture) {
      return Fields.get(RESULT, task) != null;
    }
    return task instanceof FutureTask
        ? Fields.getInt(FUTURE_STATE, task, 0) != 0
        : task instanceof ForkJoinTask && Fields.getInt(TASK_STATUS, task, 0) < 0;
  }

  /** Whether a task was to run again and again. */
  public static boolean isPeriodic(Object task) {
    return SCHEDULED != null && SCHEDULED.isInstance(task) && Fields.getLong(PERIOD, task, 0) != 0;
  }

  /** How many workers a pool may have; {@link Integer#MAX_VALUE} if not bounded or not known. */
  public static int maxWorkers(Object pool) {
    if (!(pool instanceof ThreadPoolExecutor)) {
      return RuntimeObjects.maxWorkers(pool);
    }
    int core = Fields.getInt(CORE, pool, Integer.MAX_VALUE);
    int most = Fields.getInt(MOST, pool, Integer.MAX_VALUE);
    // A pool grows beyond its core only when its queue is full: an unbounded one never is.
    return isUnbounded(Fields.get(QUEUE, pool)) ? Math.max(1, core) : most;
  }

  /** How many tasks a pool can run at the same time; 1 if not known, and if they have delays. */
  public static int parallelism(Object pool) {
    if (pool instanceof ForkJoinPool) {
      // Before JDK 19 in the lower half of the mode.
      int mode = Fields.getInt(PARALLELISM, pool, Fields.getInt(MODE, pool, 1));
      return mode & 0xFFFF;
    }
    if (pool instanceof ThreadPoolExecutor) {
      return pool instanceof ScheduledThreadPoolExecutor ? 1 : maxWorkers(pool);
    }
    return RuntimeObjects.parallelism(pool);
  }

  /** Whether a pool begins its tasks in the order in which they came. */
  public static boolean isInOrder(Object pool) {
    if (!(pool instanceof ThreadPoolExecutor)) {
      return RuntimeObjects.maxWorkers(pool) != Integer.MAX_VALUE;
    }
    Object queue = Fields.get(QUEUE, pool);
    String name = queue == null ? "" : queue.getClass().getName();
    boolean inOrder =
        name.equals(JUC + "LinkedBlockingQueue")
            || name.equals(JUC + "ArrayBlockingQueue")
            || name.equals(JUC + "LinkedTransferQueue")
            || name.equals(JUC + "SynchronousQueue");
    // When the queue is full, a worker beyond the core begins with the newest task.
    return inOrder
        && (isUnbounded(queue)
            || Fields.getInt(CORE, pool, 0) == Fields.getInt(MOST, pool, Integer.MAX_VALUE));
  }

  private static boolean isUnbounded(@Nullable Object queue) {
    if (queue == null || queue.getClass() == SynchronousQueue.class) {
      return false;
    }
    String name = queue.getClass().getName();
    if (name.equals(JUC + "LinkedBlockingQueue")) {
      return Fields.getInt(Fields.find(queue.getClass(), "capacity"), queue, 0)
          == Integer.MAX_VALUE;
    }
    return name.equals(JUC + "ScheduledThreadPoolExecutor$DelayedWorkQueue")
        || name.equals(JUC + "PriorityBlockingQueue")
        || name.equals(JUC + "DelayQueue")
        || name.equals(JUC + "LinkedTransferQueue");
  }

  /**
   * How long an idle worker stays; {@link Long#MAX_VALUE} if for ever. A pool that is none of the
   * JDK's is taken to let go at once.
   */
  public static long lingerNanos(Object pool) {
    if (!(pool instanceof ThreadPoolExecutor)) {
      return 0;
    }
    boolean leaves =
        Fields.getInt(CORE, pool, 1) == 0 || Fields.getBoolean(CORE_LEAVES, pool, false);
    return leaves ? Fields.getLong(KEEP_ALIVE, pool, Long.MAX_VALUE) : Long.MAX_VALUE;
  }

  /** How many tasks wait in a pool's queue; below 0 if not known. */
  public static int queued(Object pool) {
    Object queue = pool instanceof ThreadPoolExecutor ? Fields.get(QUEUE, pool) : null;
    // Only of queues that are the JDK's own: size() of another is a method of the program.
    return queue instanceof java.util.Collection<?> tasks
            && queue.getClass().getClassLoader() == null
        ? tasks.size()
        : -1;
  }
}
