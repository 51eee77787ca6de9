package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Reads what JDK objects tell only through methods that a subclass may override. Given by the agent
 * at install, for the names depend on the JDK.
 */
public abstract class JdkFields {
  private static @Nullable JdkFields installed;

  /** Sets the access that fits this JDK. */
  public static void install(JdkFields fields) {
    installed = fields;
  }

  static @Nullable JdkFields get() {
    return installed;
  }

  static long idOf(Thread thread) {
    JdkFields fields = installed;
    return fields != null ? fields.id(thread) : System.identityHashCode(thread);
  }

  /** A thread's id. */
  public abstract long id(Thread thread);

  /** Whether a thread was never started. */
  public abstract boolean isNew(Thread thread);

  /**
   * Whether a failure that has come up to this group has met nobody of the program who handles it:
   * neither for the thread, nor for a group, nor for all threads.
   */
  public abstract boolean isUnheard(Thread thread, ThreadGroup group);

  /** Whether it is a virtual thread. */
  public abstract boolean isVirtual(Thread thread);

  /**
   * Whether a StampedLock is held in that way by anyone: one of the tags of {@link ThreadState}.
   */
  public abstract boolean isStamped(Object lock, int tag);

  /** The thread that owns a synchronizer. */
  public abstract @Nullable Thread ownerOf(Object synchronizer);

  /** The free permits of a Semaphore. */
  public abstract int permits(Object semaphore);

  /** The task that a worker of a pool is given as it starts. */
  public abstract @Nullable Object firstTaskOf(Object worker);

  /** The work inside a task that is a JDK future and has not ended; null if not known. */
  public abstract @Nullable Object workOf(Object task);

  /**
   * What a thread of the runtime library threw, from the arguments of its hook; null if it exits.
   */
  public abstract @Nullable Throwable thrownIn(Object exceptHookArgs);

  /** How many tasks a pool can run at the same time; 1 if not known. */
  public abstract int parallelism(Object pool);

  /** Whether a pool begins its tasks in the order in which they came. */
  public abstract boolean isInOrder(Object pool);

  /** Whether a future has its outcome already, so that a failure changes nothing. */
  public abstract boolean isSettled(Object task);

  /** Whether a thread waits for a condition of an explicit lock, or may do so. */
  public abstract boolean isAwaited(Object condition);

  /** The future that a stage of a CompletableFuture depends on. */
  public abstract @Nullable Object sourceOf(Object stage);

  /** The second one, if it depends on two. */
  public abstract @Nullable Object secondSourceOf(Object stage);

  /** Whether others have asked to be told when a future ends, so that a failure goes on to them. */
  public abstract boolean isWatched(Object task);

  /**
   * Whether a lock is held in the way that one of the tags of {@link ThreadState} says: by the
   * thread, if the lock knows by whom.
   */
  public abstract boolean isHeld(Object lock, int tag, @Nullable Thread thread);
}
