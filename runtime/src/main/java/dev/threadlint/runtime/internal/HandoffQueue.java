package dev.threadlint.runtime.internal;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** An unbounded queue of non-null items: a putter waits for nothing but another one's putting. */
public final class HandoffQueue<T> {
  /*
   * Putters and takers each have a lock and items of their own. A taker that finds no items on its
   * side moves over all that the putters have on theirs, so the two sides meet once per batch and
   * not once per item: what costs most between two processors is the same few bytes going to and
   * fro.
   *
   * A taker enters itself as waiting with both locks held and no items on either side, and a put
   * claims one waiting taker under its lock. So as long as takers wait, there are no more items
   * than takers that have been claimed and are going to look; one that a third taker was quicker
   * than waits again.
   *
   * A taker that finds nothing looks again only after a while, in which a putter at full speed adds
   * a whole batch; and a few times, some microseconds in all, which is what it costs to park and be
   * woken.
   */
  private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 8 : 0;
  private static final int PAUSES = 32;

  // If both locks are needed, the takers' one is taken first.
  private final BriefLock takeLock = new BriefLock();
  private final Chunks<T> outgoing = new Chunks<>();
  private final BriefLock putLock = new BriefLock();
  private final Chunks<T> incoming = new Chunks<>();
  private final ArrayDeque<Waiter> takers = new ArrayDeque<>(2);

  public void put(T item) {
    Waiter taker;
    putLock.acquire();
    try {
      incoming.add(item);
      taker = claimTaker();
    } finally {
      putLock.release();
    }
    if (taker != null) {
      taker.unpark();
    }
  }

  /** The oldest item, or null if there is none now. */
  public @Nullable T poll() {
    takeLock.acquire();
    try {
      T item = outgoing.poll();
      return item != null || !fetch() ? item : outgoing.poll();
    } finally {
      takeLock.release();
    }
  }

  /** The oldest item, or null if none came before the deadline. */
  public @Nullable T take(Object blocker, Deadline deadline) {
    T item = poll();
    for (int look = 0; look < LOOKS && item == null && !deadline.hasPassed(); look++) {
      for (int pause = 0; pause < PAUSES; pause++) {
        Thread.onSpinWait();
      }
      item = poll();
    }
    return item != null || deadline.hasPassed() ? item : takeParked(blocker, deadline);
  }

  public int size() {
    takeLock.acquire();
    putLock.acquire();
    int size = outgoing.size() + incoming.size();
    putLock.release();
    takeLock.release();
    return size;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  private @Nullable T takeParked(Object blocker, Deadline deadline) {
    while (true) {
      Waiter me = enqueueIfEmpty();
      if (me != null && !me.await(blocker, deadline)) {
        leave(me);
        return poll();
      }
      T item = poll();
      if (item != null) {
        return item;
      }
    }
  }

  /** The calling thread's place among those that wait, or null if there is an item to be polled. */
  private @Nullable Waiter enqueueIfEmpty() {
    Waiter me = new Waiter();
    takeLock.acquire();
    putLock.acquire();
    try {
      boolean empty = outgoing.size() == 0 && incoming.size() == 0;
      return empty && takers.add(me) ? me : null;
    } finally {
      putLock.release();
      takeLock.release();
    }
  }

  private void leave(Waiter me) {
    putLock.acquire();
    takers.remove(me);
    putLock.release();
  }

  /** Called with the takers' lock held and nothing on their side; false if there is nothing. */
  private boolean fetch() {
    putLock.acquire();
    boolean found = incoming.size() > 0;
    if (found) {
      outgoing.moveFrom(incoming);
    }
    putLock.release();
    return found;
  }

  private @Nullable Waiter claimTaker() {
    Waiter taker;
    while ((taker = takers.poll()) != null) {
      if (taker.claim()) {
        return taker;
      }
    }
    return null;
  }
}
