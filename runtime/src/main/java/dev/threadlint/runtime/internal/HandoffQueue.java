package dev.threadlint.runtime.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An unbounded queue of non-null items without lock: putting never blocks. */
public final class HandoffQueue<T> {
  /*
   * Two lock-free queues, one of items and one of waiting takers. A putter adds its item and then
   * looks for a taker; a taker enters itself as waiter and then looks for an item once more. Each
   * writes before it reads what the other writes, so an item and a parked taker never pass one
   * another. A taker that finds an item although it has been signalled passes the signal on, for
   * it may have been meant for an item that is still there.
   */
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 64 : 0;

  private final ConcurrentLinkedQueue<T> items = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Waiter> takers = new ConcurrentLinkedQueue<>();

  public void put(T item) {
    items.add(item);
    wakeTaker();
  }

  /** The oldest item, or null if there is none now. */
  public @Nullable T poll() {
    return items.poll();
  }

  /** The oldest item, or null if none came before the deadline. */
  public @Nullable T take(Object blocker, Deadline deadline) {
    T item = items.poll();
    if (item != null || deadline.hasPassed()) {
      return item;
    }
    for (int i = 0; i < SPINS; i++) {
      Thread.onSpinWait();
      if (!items.isEmpty() && (item = items.poll()) != null) {
        return item;
      }
    }
    return takeParked(blocker, deadline);
  }

  public int size() {
    return items.size();
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  private @Nullable T takeParked(Object blocker, Deadline deadline) {
    while (true) {
      Waiter me = new Waiter();
      takers.add(me);
      T item = items.poll();
      if (item != null) {
        leave(me);
        return item;
      }
      boolean signalled = me.await(blocker, deadline);
      item = items.poll();
      if (!signalled) {
        takers.remove(me);
      }
      if (item != null || !signalled) {
        return item;
      }
    }
  }

  private void leave(Waiter me) {
    if (me.giveUp()) {
      takers.remove(me);
    } else if (!items.isEmpty()) {
      wakeTaker();
    }
  }

  private void wakeTaker() {
    Waiter taker;
    while ((taker = takers.poll()) != null) {
      if (taker.signal()) {
        return;
      }
    }
  }
}
