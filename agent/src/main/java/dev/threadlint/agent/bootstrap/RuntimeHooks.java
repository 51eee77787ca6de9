package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** What is called in the runtime library when its threads wait, join and work off tasks. */
public final class RuntimeHooks {
  // What its queues of waiting threads consist of; to put one in is no gift to anybody.
  private static @Nullable Class<?> parkedType;
  private static @Nullable Class<?> waiterType;

  // What waits for several futures: CompletionCount and Completions.
  private static final String COMPLETION = "dev.threadlint.runtime.futures.Completion";

  private RuntimeHooks() {}

  /** The thread is going to wait for a primitive of the library. */
  public static void waits(Object thing, boolean forEver) {
    ThreadState state = ThreadState.current();
    if (state.acting != 0) {
      QueueHooks.waits(state, thing, forEver);
    }
    state.waits++;
    state.waitTimed = !forEver;
    state.waitsFor = thing;
    if (state.depth > 0) {
      NestedWaits.waits(state, thing);
    }
    if (state.listensTo != 0 && forEver && thing.getClass().getName().startsWith(COMPLETION)) {
      TaskHooks.awaitsOneOfOwnPool(state, state.listensTo, thing);
    }
  }

  /** The thread is going to be told when a future has completed, which it has not yet. */
  public static void listens(boolean pending, Object future) {
    if (pending) {
      ThreadState.current().listensTo = System.identityHashCode(future);
    }
  }

  /** The wait has ended, with success or not. */
  public static void waited() {
    ThreadState state = ThreadState.current();
    Object thing = state.waitsFor;
    state.waitsFor = null;
    state.listensTo = 0;
    if (thing != null) {
      HandOverHooks.got(thing);
    }
  }

  /** The thread is going to wait for a future. */
  public static void awaits(Object future, boolean forEver) {
    TaskHooks.awaits(future, !forEver);
  }

  /**
   * A thread is going to be joined. How the library does so, looking whether it lives and joining
   * for a while, is its own affair.
   */
  public static void joins(Thread target, long nanosLeft) {
    // No time left at all is a time-out too, and 0 is none.
    ThreadHooks.joinsFor(target, nanosLeft == Long.MAX_VALUE ? 0 : Math.max(1, nanosLeft));
    ThreadState.current().busy++;
  }

  /** A thread is going to be joined for as long as it takes. */
  public static void joins(Thread target) {
    joins(target, Long.MAX_VALUE);
  }

  /** A join has ended. */
  public static void joined(Thread target) {
    ThreadState.current().busy--;
    ThreadHooks.joined(target);
  }

  /** A thread of the library is asked whether it is alive. */
  public static void polled(@Nullable Thread carrier) {
    if (carrier != null) {
      ThreadHooks.polled(carrier);
    }
  }

  /**
   * It was asked, and its work is done. The thread itself is no channel: whoever starts it waits
   * for it, too, until it runs.
   */
  public static void toldAlive(boolean alive, @Nullable Thread carrier) {
    if (!alive && carrier != null && Channels.areUsed()) {
      Channels.receive(ThreadState.current(), Channels.ofThread(JdkFields.idOf(carrier)));
    }
  }

  /** The work of the thread is done, and it is not alive any more for the library. */
  public static void worked() {
    ThreadState state = ThreadState.current();
    if (state.hasNews()) {
      Channels.send(state, Channels.ofThread(state.id));
    }
  }

  /** The thread ends because of what it threw, and the program has set no hook to be told. */
  public static void dies(Object exceptHookArgs) {
    JdkFields fields = JdkFields.get();
    Throwable thrown = fields == null ? null : fields.thrownIn(exceptHookArgs);
    if (thrown != null) {
      ThreadHooks.failsUnheard(ThreadState.current().thread, thrown);
    }
  }

  /** What the library is about to submit stands for this work of the program. */
  public static void wraps(Object work) {
    ThreadState state = ThreadState.current();
    if (state.wrapped == null) {
      state.wrapped = work;
    }
  }

  /** It has been submitted. */
  public static void wrapped() {
    ThreadState.current().wrapped = null;
  }

  /** A task with its future has been made, to be handed to a pool. */
  public static void made(Object item, @Nullable Object future, @Nullable Object work) {
    Object wrapped = ThreadState.current().wrapped;
    TaskHooks.made(future, wrapped == null ? work : wrapped);
    if (future != null) {
      PoolHooks.handsIn(System.identityHashCode(future));
    }
    HandOverHooks.gives(item);
  }

  /** The thread begins to run a task. */
  public static void begins(Object item, @Nullable Object future) {
    HandOverHooks.got(item);
    PoolHooks.takes(future);
    ThreadState state = ThreadState.current();
    Object pool = state.pool;
    if (pool != null && future != null) {
      TaskHooks.begins(pool, future);
    }
    state.task = future;
  }

  /** A future is told of a failure: counts if it is that of the task which this thread runs. */
  public static void fails(Object future, @Nullable Throwable failure) {
    if (ThreadState.current().task == future) {
      TaskHooks.fails(future, failure);
    }
  }

  /** The thread has run it. */
  public static void ends() {
    ThreadState.current().task = null;
    PoolHooks.idles();
  }

  /** An entry of a queue of threads that wait for a mutex of the library is made. */
  public static void parks(Object entry) {
    if (entry.getClass() != parkedType) {
      parkedType = entry.getClass();
    }
  }

  /** An entry of a queue of threads that wait for something else is made. */
  public static void queuesUp(Object entry) {
    if (entry.getClass() != waiterType) {
      waiterType = entry.getClass();
    }
  }

  static boolean isEntry(@Nullable Object thing) {
    if (thing == null) {
      return false;
    }
    Class<?> type = thing.getClass();
    return type == parkedType || type == waiterType;
  }
}
