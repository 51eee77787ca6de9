package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue from many app threads to the one analysis thread.
 *
 * <p>A producer claims a slot by moving the tail and then fills it; the consumer waits at a claimed
 * slot that is not yet filled by simply coming back later. Nobody ever blocks: a full queue drops
 * the event and counts it.
 */
public final class EventQueue {
  private static final int SIZE = 1 << 13;
  private static final int MASK = SIZE - 1;
  private static final AtomicReferenceArray<@Nullable Event> SLOTS =
      new AtomicReferenceArray<>(SIZE);
  private static final AtomicLong TAIL = new AtomicLong();
  private static final AtomicLong DROPPED = new AtomicLong();
  private static volatile long head;
  private static volatile boolean open;
  private static volatile @Nullable Thread muted;

  private EventQueue() {}

  /** Whether events are wanted at all. */
  static boolean isOpen() {
    return open;
  }

  @Outlined
  static boolean offer(Event event) {
    if (!open || event.thread == muted) {
      return false;
    }
    long position = claim();
    if (position < 0) {
      return false;
    }
    fill(position, event);
    return true;
  }

  /** Takes a position at the end; -1 if the queue is full. */
  static long claim() {
    while (true) {
      long tail = TAIL.get();
      if (tail - head >= SIZE) {
        DROPPED.incrementAndGet();
        return -1;
      }
      if (TAIL.compareAndSet(tail, tail + 1)) {
        return tail;
      }
    }
  }

  static void fill(long position, Event event) {
    event.position = position;
    SLOTS.set((int) position & MASK, event);
  }

  /** Whether at least half of the queue is free, so that lesser events may use it. */
  static boolean roomy() {
    return TAIL.get() - head < SIZE / 2;
  }

  /** Takes the next event; for the analysis thread only. */
  public static @Nullable Event poll() {
    long at = head;
    int slot = (int) at & MASK;
    Event event = SLOTS.get(slot);
    if (event == null) {
      return null;
    }
    if (event.position != at) {
      // Its producer came back when it had been given up and counted as lost.
      SLOTS.compareAndSet(slot, event, null);
      return null;
    }
    SLOTS.set(slot, null);
    head = at + 1;
    return event;
  }

  /** Whether no event waits. */
  public static boolean isEmpty() {
    return TAIL.get() == head;
  }

  /** The position that is claimed, not filled and in the way of all after it; -1 if none is. */
  public static long stuckAt() {
    long at = head;
    return TAIL.get() > at && SLOTS.get((int) at & MASK) == null ? at : -1;
  }

  /**
   * Gives up the position that is {@link #stuckAt}: a producer that runs out of stack between its
   * two steps never fills it.
   */
  public static void skip() {
    if (stuckAt() >= 0) {
      DROPPED.incrementAndGet();
      head++;
    }
  }

  /** How many events were lost so far. */
  public static long dropped() {
    return DROPPED.get();
  }

  /** Takes no events of one thread: the one that tests the hooks. */
  public static void mute(@Nullable Thread thread) {
    muted = thread;
  }

  /** Begins or ends the taking of events. */
  public static void setOpen(boolean value) {
    open = value;
  }
}
