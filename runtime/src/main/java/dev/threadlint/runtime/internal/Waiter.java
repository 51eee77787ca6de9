package dev.threadlint.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** One thread that waits to be signalled once. Made by the thread that is going to wait. */
public final class Waiter {
  /*
   * CPython gives every waiter its own lock; this is that lock with one bit more. The state leaves
   * WAITING exactly once, so that a signal is either received or refused:
   *
   *   WAITING --signal--> SIGNALLED    the waiter returns true
   *   WAITING --give up-> GIVEN_UP     the waiter returns false, a later signal is refused
   *
   * A signaller whose signal is refused goes on to the next waiter, hence no wake-up is lost to a
   * thread whose time ran out meanwhile, and nobody wakes without having been meant. Interrupts do
   * not end the wait: the flag is put back when it is over, as Python knows no such thing.
   */
  private static final int WAITING = 0;
  private static final int SIGNALLED = 1;
  private static final int GIVEN_UP = 2;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Waiter.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Thread thread = Thread.currentThread();

  @SuppressWarnings("UnusedVariable") // written through STATE only
  private volatile int state = WAITING;

  /**
   * Waits for the signal; the calling thread must be the one that made this waiter.
   *
   * @param blocker what a thread dump shows this thread to be waiting for
   * @return false if the deadline passed first
   */
  public boolean await(Object blocker, Deadline deadline) {
    boolean interrupted = false;
    while (state == WAITING) {
      if (deadline.isNever()) {
        LockSupport.park(blocker);
      } else {
        long nanos = deadline.nanosLeft();
        if (nanos <= 0) {
          giveUp();
          break;
        }
        LockSupport.parkNanos(blocker, nanos);
      }
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      thread.interrupt();
    }
    return state == SIGNALLED;
  }

  /** Ends the wait; false if this waiter has given up or was signalled before. */
  public boolean signal() {
    if (!claim()) {
      return false;
    }
    unpark();
    return true;
  }

  /** The first half of {@link #signal}, for callers that unpark only after they left a mutex. */
  public boolean claim() {
    return STATE.compareAndSet(this, WAITING, SIGNALLED);
  }

  /** The second half of {@link #signal}. */
  public void unpark() {
    LockSupport.unpark(thread);
  }

  /** Refuses every later signal; false if one has come already. */
  public boolean giveUp() {
    return STATE.compareAndSet(this, WAITING, GIVEN_UP);
  }
}
