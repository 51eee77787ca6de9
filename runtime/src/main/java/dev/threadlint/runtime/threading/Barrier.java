package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.internal.WaitQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a fixed number of threads go on together, round after round. Python: {@code
 * threading.Barrier}.
 *
 * <p>Unlike {@link java.util.concurrent.CyclicBarrier} the first to arrive gets index 0, and a
 * thread of the next round waits until all of this round have left.
 *
 * <pre>{@code
 * Barrier barrier = new Barrier(2);
 * if (barrier.await() == 0) {
 *   System.out.println("said once per round");
 * }
 * }</pre>
 */
public final class Barrier {
  /*
   * CPython's state machine, everything guarded by the mutex:
   *
   *   FILLING   threads arrive and wait; the last one runs the action and starts DRAINING
   *   DRAINING  the round leaves, new arrivals wait; the last to leave goes back to FILLING
   *   RESETTING reset() came while threads waited: they leave with an error, then FILLING
   *   BROKEN    everybody gets an error until reset()
   *
   * The action runs with the mutex held, as in CPython, so that nobody can leave, arrive, reset or
   * abort before it has ended. All wait in one queue and look at the state after each wake-up.
   */
  private enum State {
    FILLING,
    DRAINING,
    RESETTING,
    BROKEN
  }

  private final Mutex mutex = new Mutex();
  private final WaitQueue waiters = new WaitQueue(mutex);
  private final int parties;
  private final @Nullable Block action;
  private final @Nullable Duration timeout;
  private volatile State state = State.FILLING;
  private volatile int count;

  /** Python: {@code Barrier(parties)}; see {@link #Barrier(int, Block, Duration)}. */
  public Barrier(int parties) {
    this(parties, null, null);
  }

  /** Python: {@code Barrier(parties, action)}; see {@link #Barrier(int, Block, Duration)}. */
  public Barrier(int parties, Block action) {
    this(parties, action, null);
  }

  /**
   * Python: {@code Barrier(parties, action, timeout)}.
   *
   * @param parties how many threads go on together
   * @param action what the last to arrive does, once a round, before anybody leaves; null is
   *     nothing
   * @param timeout for every wait that has none of its own; null waits for ever
   * @throws IllegalArgumentException {@code parties must be >= 1}
   */
  public Barrier(int parties, @Nullable Block action, @Nullable Duration timeout) {
    if (parties < 1) {
      throw new IllegalArgumentException("parties must be >= 1");
    }
    this.parties = parties;
    this.action = action;
    this.timeout = timeout;
  }

  /**
   * Waits for the others with the barrier's own time-out; see {@link #await(Duration)}. Python:
   * {@code barrier.wait()}.
   */
  public int await() {
    return await(timeout);
  }

  /**
   * Waits until all parties have arrived. Python: {@code barrier.wait(timeout)}.
   *
   * <p>Throws what the action throws, checked or not, in the thread that ran it.
   *
   * @param limit zero or less does not wait, null means the barrier's own time-out
   * @return 0 for the first to arrive in this round, … parties - 1 for the last
   * @throws BrokenBarrier if the barrier is or becomes broken or is reset; a time-out of any one
   *     waiter and a failed action break it for all
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  @SuppressWarnings(
      "NonAtomicVolatileUpdate") // written under the mutex only; volatile for nWaiting
  public int await(@Nullable Duration limit) {
    Deadline deadline = Deadline.in(limit == null ? timeout : limit);
    mutex.acquire(this);
    try {
      enter();
      int index = count;
      count = index + 1;
      try {
        if (index + 1 == parties) {
          open();
        } else {
          awaitOpening(deadline);
        }
        return index;
      } finally {
        count--;
        leave();
      }
    } finally {
      mutex.release();
    }
  }

  /**
   * Makes the barrier empty and usable; who waits gets a {@link BrokenBarrier}. Python: {@code
   * barrier.reset()}.
   */
  public void reset() {
    mutex.acquire(this);
    try {
      if (count == 0) {
        state = State.FILLING;
      } else if (state != State.DRAINING) {
        state = State.RESETTING;
      }
      waiters.wakeAll();
    } finally {
      mutex.release();
    }
  }

  /** Breaks the barrier until it is reset. Python: {@code barrier.abort()}. */
  public void abort() {
    mutex.acquire(this);
    try {
      breakUp();
    } finally {
      mutex.release();
    }
  }

  /** Python: {@code barrier.parties}. */
  public int parties() {
    return parties;
  }

  /** How many threads wait for this round to be full. Python: {@code barrier.n_waiting}. */
  public int nWaiting() {
    return state == State.FILLING ? count : 0;
  }

  /** Python: {@code barrier.broken}. */
  public boolean broken() {
    return state == State.BROKEN;
  }

  @Override
  public String toString() {
    return broken()
        ? "<threading.Barrier at %s: broken>".formatted(Repr.address(this))
        : "<threading.Barrier at %s: waiters=%d/%d>"
            .formatted(Repr.address(this), nWaiting(), parties);
  }

  private void enter() {
    while (state == State.DRAINING || state == State.RESETTING) {
      waiters.await(this, Deadline.NEVER);
    }
    if (state == State.BROKEN) {
      throw new BrokenBarrier();
    }
  }

  private void open() {
    try {
      if (action != null) {
        action.run();
      }
    } catch (Throwable e) {
      breakUp();
      throw Thrown.again(e);
    }
    state = State.DRAINING;
    waiters.wakeAll();
  }

  private void awaitOpening(Deadline deadline) {
    while (state == State.FILLING) {
      if (!waiters.await(this, deadline) && state == State.FILLING) {
        breakUp();
      }
    }
    if (state != State.DRAINING) {
      throw new BrokenBarrier();
    }
  }

  private void leave() {
    if (count == 0 && (state == State.DRAINING || state == State.RESETTING)) {
      state = State.FILLING;
      waiters.wakeAll();
    }
  }

  private void breakUp() {
    state = State.BROKEN;
    waiters.wakeAll();
  }
}
