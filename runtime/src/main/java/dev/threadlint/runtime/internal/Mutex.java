package dev.threadlint.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A lock without owner: any thread may release it, and it cannot be taken twice. */
public final class Mutex {
  /*
   * One int (0 free, 1 held) changed by compare-and-set, and a queue of parked threads that comes
   * into being with the first contention.
   *
   * Acquire: one CAS when free. Otherwise a few looks, then a place in the queue. Only the head of
   * the queue may take the lock out of the queue, so parked threads go in order; a thread that has
   * not queued may overtake them, which is what keeps the throughput up. Each look takes the word's
   * cache line from the owner, so looks are far apart: between two of them the owner takes and
   * releases the lock some dozens of times.
   *
   * Release: store 0, then look at the head and unpark it. The head stores awake = false, then
   * tries the lock, then parks. Both stores are volatile and precede the look at the other's word,
   * so either the head sees the lock free or the releaser sees awake == false: no wake-up is lost.
   * While awake is true an unpark is under way and releasers need not send another one.
   *
   * A thread that gives up leaves the queue first and then, if the lock is free, unparks the new
   * head: a release may have spent its wake-up on the leaver.
   */
  private static final int FREE = 0;
  private static final int HELD = 1;
  private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 8 : 0;
  private static final int PAUSES_PER_LOOK = 64;

  private static final VarHandle STATE;
  private static final VarHandle QUEUE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(Mutex.class, "state", int.class);
      QUEUE = lookup.findVarHandle(Mutex.class, "queue", ConcurrentLinkedQueue.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile int state = FREE;
  private volatile @Nullable ConcurrentLinkedQueue<Parked> queue;

  /** Takes the lock, waiting as long as it takes; {@code blocker} is what a thread dump shows. */
  public void acquire(Object blocker) {
    if (!STATE.compareAndSet(this, FREE, HELD)) {
      acquireContended(blocker, Deadline.NEVER);
    }
  }

  /** Takes the lock if it becomes free before the deadline. */
  public boolean acquire(Object blocker, Deadline deadline) {
    return STATE.compareAndSet(this, FREE, HELD) || acquireContended(blocker, deadline);
  }

  public boolean tryAcquire() {
    return state == FREE && STATE.compareAndSet(this, FREE, HELD);
  }

  public boolean isHeld() {
    return state == HELD;
  }

  /** Frees the lock; the caller must know that it is held. */
  public void release() {
    state = FREE;
    ConcurrentLinkedQueue<Parked> parked = queue;
    if (parked != null) {
      wakeHead(parked);
    }
  }

  /** Frees the lock; false if it was free already. */
  public boolean releaseIfHeld() {
    if (!STATE.compareAndSet(this, HELD, FREE)) {
      return false;
    }
    ConcurrentLinkedQueue<Parked> parked = queue;
    if (parked != null) {
      wakeHead(parked);
    }
    return true;
  }

  private boolean acquireContended(Object blocker, Deadline deadline) {
    if (deadline.hasPassed()) {
      return false;
    }
    for (int i = 0; i < LOOKS; i++) {
      pause();
      if (tryAcquire()) {
        return true;
      }
    }
    return acquireQueued(blocker, deadline);
  }

  private static void pause() {
    for (int i = 0; i < PAUSES_PER_LOOK; i++) {
      Thread.onSpinWait();
    }
  }

  private boolean acquireQueued(Object blocker, Deadline deadline) {
    ConcurrentLinkedQueue<Parked> parked = queue();
    Parked me = new Parked(Thread.currentThread());
    parked.add(me);
    boolean interrupted = false;
    boolean acquired = parked.peek() == me && tryAcquire();
    while (!acquired && !deadline.hasPassed()) {
      me.awake = false;
      if (parked.peek() != me || state == HELD) {
        park(blocker, deadline);
      }
      interrupted |= Thread.interrupted();
      acquired = parked.peek() == me && tryAcquire();
    }
    parked.remove(me);
    if (!acquired && state == FREE) {
      wakeHead(parked);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return acquired;
  }

  private static void park(Object blocker, Deadline deadline) {
    if (deadline.isNever()) {
      LockSupport.park(blocker);
    } else {
      LockSupport.parkNanos(blocker, deadline.nanosLeft());
    }
  }

  private static void wakeHead(ConcurrentLinkedQueue<Parked> parked) {
    Parked head = parked.peek();
    if (head != null && !head.awake) {
      head.awake = true;
      LockSupport.unpark(head.thread);
    }
  }

  private ConcurrentLinkedQueue<Parked> queue() {
    ConcurrentLinkedQueue<Parked> current = queue;
    if (current != null) {
      return current;
    }
    ConcurrentLinkedQueue<Parked> fresh = new ConcurrentLinkedQueue<>();
    return QUEUE.compareAndSet(this, null, fresh) ? fresh : queue();
  }

  private static final class Parked {
    final Thread thread;
    volatile boolean awake = true;

    Parked(Thread thread) {
      this.thread = thread;
    }
  }
}
