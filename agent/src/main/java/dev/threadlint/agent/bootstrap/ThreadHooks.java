package dev.threadlint.agent.bootstrap;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is called when threads start, end, die and are joined. */
public final class ThreadHooks {
  /** The joined thread was never started. */
  public static final int NEW = 0;

  /** The joined thread is alive. */
  public static final int ALIVE = 1;

  /** The joined thread has ended. */
  public static final int ENDED = 2;

  /** Added to {@link #ENDED} or {@link #ALIVE}: the join tells its caller which of the two. */
  public static final int TELLS = 4;

  private static final int POLLED_SLOTS = 1 << 10;
  private static final long[] POLLED = new long[POLLED_SLOTS];

  // Threads that were alive when a join of them returned. Lossy as POLLED is.
  private static final long[] OVERDUE = new long[POLLED_SLOTS];

  private static final int MOST_SHUTDOWN_HOOKS = 1 << 6;
  private static final long[] SHUTDOWN_HOOKS = new long[MOST_SHUTDOWN_HOOKS];

  private static int shutdownHooks;
  private static volatile @Nullable Thread beganShutdown;
  private static volatile @Nullable Runnable beforeFirst;
  private static @Nullable Thread own;

  private ThreadHooks() {}

  /** What is to be run before the program starts its first thread; null if nothing. */
  public static void setBeforeFirst(@Nullable Runnable action) {
    beforeFirst = action;
  }

  /** Whether the program has started a thread. */
  static boolean hasBegun() {
    return beforeFirst == null;
  }

  /** Before a virtual thread is made. */
  public static void makesVirtual() {
    runBeforeFirst();
  }

  private static void runBeforeFirst() {
    Runnable action = beforeFirst;
    if (action != null) {
      action.run();
    }
  }

  /** The tracer's thread that is started by the JVM and not by the tracer. */
  public static void own(Thread thread) {
    own = thread;
  }

  /** The thread tells the program's shutdown hooks, and the tracer's, to run. */
  public static void shutdownBegins() {
    beganShutdown = Thread.currentThread();
  }

  /** The thread that did; null if none has. */
  public static @Nullable Thread beganShutdown() {
    return beganShutdown;
  }

  /** Whether a thread is a shutdown hook that was told to run. */
  public static boolean isShutdownHook(Thread thread) {
    long id = JdkFields.idOf(thread);
    for (int i = 0; i < Math.min(shutdownHooks, MOST_SHUTDOWN_HOOKS); i++) {
      if (SHUTDOWN_HOOKS[i] == id) {
        return true;
      }
    }
    return isOwn(thread);
  }

  /** Whether it is the tracer's. */
  public static boolean isOwn(Thread thread) {
    return thread == own;
  }

  /** Before a thread is started. */
  public static void starts(Thread child) {
    ThreadState state = ThreadState.current();
    if (beganShutdown == state.thread) {
      SHUTDOWN_HOOKS[shutdownHooks++ & MOST_SHUTDOWN_HOOKS - 1] = JdkFields.idOf(child);
    }
    if (state.busy != 0 || child == own) {
      return;
    }
    state.busy++;
    try {
      forgetPolls(child);
      runBeforeFirst();
      Channels.send(state, Channels.ofThread(JdkFields.idOf(child)));
      state.handedOver = true;
      RuntimeLockHooks.lend(state);
      if (EventQueue.roomy()) {
        Event event = new Event(Event.Kind.THREAD_STARTED, state.thread);
        event.subject = child;
        event.stack = new Throwable();
        EventQueue.offer(event);
      }
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** The JDK itself asks whether a thread is alive, in setDaemon: that is no way to wait for it. */
  private static void forgetPolls(Thread child) {
    long id = JdkFields.idOf(child);
    int slot = (int) id & POLLED_SLOTS - 1;
    if (POLLED[slot] == id) {
      POLLED[slot] = 0;
    }
  }

  /** When a thread is about to end. */
  public static void ends(Thread thread) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0 || state.thread != thread || beforeFirst != null) {
      return;
    }
    state.busy++;
    try {
      LockTimer.flush(state);
      PoolHooks.ends(state);
      Channels.send(state, Channels.ofThread(state.id));
      if (state.depth > 0) {
        LeftLocks.tell(state);
      }
      Event event = new Event(Event.Kind.THREAD_ENDED, thread);
      event.number = state.handedOver ? 1 : 0;
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** When a thread dies of a throwable. */
  public static void fails(Thread thread, Throwable failure) {
    ThreadState state = ThreadState.current();
    if (state.busy == 0) {
      Event event = new Event(Event.Kind.THREAD_FAILED, thread);
      event.subject = failure;
      EventQueue.offer(event);
    }
  }

  /** When a thread dies of a throwable and the program has nobody who is told. */
  static void failsUnheard(Thread thread, Throwable failure) {
    fails(thread, failure);
    if (ThreadState.current().busy == 0) {
      EventQueue.offer(new Event(Event.Kind.THREAD_FAILURE_UNHEARD, thread));
    }
  }

  /** Before a group is told what a thread dies of: it is the last to be told. */
  public static void unheard(ThreadGroup group, @Nullable Thread thread) {
    ThreadState state = ThreadState.current();
    JdkFields fields = JdkFields.get();
    if (state.busy != 0 || state.thread != thread || fields == null) {
      return;
    }
    if (fields.isUnheard(thread, group)) {
      EventQueue.offer(new Event(Event.Kind.THREAD_FAILURE_UNHEARD, thread));
    }
  }

  /** When a thread is asked whether it is alive or what its state is. */
  @Outlined
  public static void polled(Thread target) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    PollHooks.polls(target);
    long id = JdkFields.idOf(target);
    learnsIfEnded(target, id);
    int slot = (int) id & POLLED_SLOTS - 1;
    if (POLLED[slot] == id || target == own) {
      return;
    }
    if (state.thread != target) {
      POLLED[slot] = id;
      Event event = new Event(Event.Kind.THREAD_POLLED, state.thread);
      event.subject = target;
      EventQueue.offer(event);
    }
  }

  private static void learnsIfEnded(Thread target, long id) {
    if (Channels.areUsed()) {
      // Or the question would come back here.
      ThreadState state = ThreadState.enterTracer();
      if (!target.isAlive()) {
        Channels.receive(state, Channels.ofThread(id));
      }
      state.leaveTracer();
    }
  }

  /** A thread is no longer one of a group for whose end somebody may wait. */
  public static void leaves(Object group, Thread thread) {
    ThreadState state = ThreadState.current();
    if (state.thread == thread) {
      HandOverHooks.gives(state, group);
    } else {
      // A virtual thread leaves when it has ended: its carrier says so.
      Channels.passOn(Channels.ofThread(JdkFields.idOf(thread)), Channels.of(group));
    }
  }

  /** Before a thread is interrupted: a way to look after one that has not ended in time. */
  public static void interrupts(Thread target) {
    long id = JdkFields.idOf(target);
    int slot = (int) id & POLLED_SLOTS - 1;
    if (OVERDUE[slot] == id) {
      OVERDUE[slot] = 0;
      polled(target);
    }
  }

  /** Before a thread is joined; a time-out of 0 is none. */
  public static void joins(Thread target, long millis) {
    if (millis >= 0) {
      joins(ThreadState.current(), target, TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }

  /** Before a thread is joined; a time-out of 0 is none. */
  static void joinsFor(Thread target, long nanos) {
    joins(ThreadState.current(), target, nanos);
  }

  /** Before a thread is joined for a duration. */
  public static void joinsForATime(Thread target, @Nullable Duration duration) {
    ThreadState state = ThreadState.current();
    if (duration == null || state.joinIsTold) {
      return;
    }
    // One that is zero or less looks and does not wait; it is no join without time-out.
    long nanos = Math.max(1, TimeUnit.NANOSECONDS.convert(duration));
    joins(state, target, nanos);
    state.joinIsTold = true;
  }

  /** Before a thread is joined for milliseconds and nanoseconds; both 0 is no time-out. */
  public static void joins(Thread target, long millis, int nanos) {
    ThreadState state = ThreadState.current();
    if (millis >= 0 && nanos >= 0 && nanos <= 999_999 && !state.joinIsTold) {
      long whole = TimeUnit.MILLISECONDS.toNanos(millis);
      joins(state, target, whole + Math.min(nanos, Long.MAX_VALUE - whole));
      state.joinIsTold = true;
    }
  }

  private static void joins(ThreadState state, Thread target, long nanos) {
    // Within another form of join: told already.
    if (state.busy != 0 || state.joinIsTold || target == own) {
      return;
    }
    state.busy++;
    try {
      Event event = new Event(Event.Kind.JOIN_REQUESTED, state.thread);
      event.subject = target;
      event.number = stateOf(target);
      event.timeout = nanos;
      LockOrders.stamp(event, state);
      if (state.depth > 0) {
        state.busy--;
        MonitorHooks.resolveOutermost(state);
        state.busy++;
        LockOrders.fillHeld(event, state, true);
        state.toldInEpoch = true;
      } else {
        event.stack = new Throwable();
      }
      EventQueue.offer(event);
      state.waits++;
      state.waitTimed = nanos != 0;
      state.waitsFor = target;
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** After a join. */
  public static void joined(Thread target) {
    ThreadState state = ThreadState.current();
    if (!state.joinIsTold) {
      joined(state, target, 0);
    }
  }

  /** After a join for a duration, which says whether the thread has ended. */
  public static void joinedForATime(Thread target) {
    joinedOnce(target, TELLS);
  }

  /** After a join for milliseconds and nanoseconds. */
  public static void joinedForNanos(Thread target) {
    joinedOnce(target, 0);
  }

  private static void joinedOnce(Thread target, int tells) {
    ThreadState state = ThreadState.current();
    if (state.joinIsTold) {
      state.joinIsTold = false;
      joined(state, target, tells);
    }
  }

  private static void joined(ThreadState state, Thread target, int tells) {
    if (state.busy != 0 || target == own) {
      return;
    }
    state.waitsFor = null;
    state.busy++;
    try {
      boolean ended = !target.isAlive();
      long id = JdkFields.idOf(target);
      if (ended) {
        Channels.receive(state, Channels.ofThread(id));
      } else {
        // Whoever looks at it from now on is told, if not for the first time.
        POLLED[(int) id & POLLED_SLOTS - 1] = 0;
        OVERDUE[(int) id & POLLED_SLOTS - 1] = id;
      }
      Event event = new Event(Event.Kind.JOIN_RETURNED, state.thread);
      event.subject = target;
      event.number = (ended ? ENDED : ALIVE) | tells;
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  private static int stateOf(Thread target) {
    if (target.isAlive()) {
      return ALIVE;
    }
    JdkFields fields = JdkFields.get();
    return fields != null && fields.isNew(target) ? NEW : ENDED;
  }
}
