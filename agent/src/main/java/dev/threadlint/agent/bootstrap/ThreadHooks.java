package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** What is called when threads start, end, die and are joined. */
public final class ThreadHooks {
  /** The joined thread was never started. */
  public static final int NEW = 0;

  /** The joined thread is alive. */
  public static final int ALIVE = 1;

  /** The joined thread has ended. */
  public static final int ENDED = 2;

  /** Added to the state of a joined thread if the join has a time-out. */
  public static final int TIMED = 4;

  private static final int POLLED_SLOTS = 1 << 10;
  private static final long[] POLLED = new long[POLLED_SLOTS];

  private static volatile @Nullable Runnable beforeFirst;
  private static @Nullable Thread own;

  private ThreadHooks() {}

  /** What is to be run before the program starts its first thread; null if nothing. */
  public static void setBeforeFirst(@Nullable Runnable action) {
    beforeFirst = action;
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

  /** Before a thread is started. */
  public static void starts(Thread child) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0 || child == own) {
      return;
    }
    state.busy++;
    try {
      runBeforeFirst();
      Channels.send(state, Channels.ofThread(JdkFields.idOf(child)));
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

  /** When a thread is about to end. */
  public static void ends(Thread thread) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0 || state.thread != thread || beforeFirst != null) {
      return;
    }
    state.busy++;
    try {
      boolean handedOver = state.handedOver;
      Channels.send(state, Channels.ofThread(state.id));
      Event event = new Event(Event.Kind.THREAD_ENDED, thread);
      event.number = handedOver ? 1 : 0;
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

  /** When a thread is asked whether it is alive or what its state is. */
  public static void polled(Thread target) {
    long id = JdkFields.idOf(target);
    int slot = (int) id & POLLED_SLOTS - 1;
    if (POLLED[slot] == id || target == own) {
      return;
    }
    ThreadState state = ThreadState.current();
    if (state.busy == 0 && state.thread != target) {
      POLLED[slot] = id;
      Event event = new Event(Event.Kind.THREAD_POLLED, state.thread);
      event.subject = target;
      EventQueue.offer(event);
    }
  }

  /** Before a thread is joined; a time-out of 0 is none. */
  public static void joins(Thread target, long millis) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0 || millis < 0 || target == own) {
      return;
    }
    state.busy++;
    try {
      Event event = new Event(Event.Kind.JOIN_REQUESTED, state.thread);
      event.subject = target;
      event.number = stateOf(target) | (millis != 0 ? TIMED : 0);
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
      state.waitTimed = millis != 0;
      state.waitsFor = target;
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /** Before a thread is joined for a duration. */
  public static void joinsForATime(Thread target) {
    joins(target, 1);
  }

  /** After a join. */
  public static void joined(Thread target) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0 || target == own) {
      return;
    }
    state.waitsFor = null;
    state.busy++;
    try {
      boolean ended = !target.isAlive();
      if (ended) {
        Channels.receive(state, Channels.ofThread(JdkFields.idOf(target)));
      }
      Event event = new Event(Event.Kind.JOIN_RETURNED, state.thread);
      event.subject = target;
      event.number = ended ? 1 : 0;
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
