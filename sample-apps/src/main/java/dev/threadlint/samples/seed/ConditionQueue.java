package dev.threadlint.samples.seed;

import dev.threadlint.runtime.threading.Condition;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Thread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A queue with two places, made of a Condition: wait while it is full or empty, notify when it is
 * no longer.
 *
 * <p>In Python {@code wait} gives the lock up and takes it back, and {@code notify} wakes a waiter
 * without giving anything up. Both raise {@code RuntimeError} without the lock. A notification that
 * finds no waiter is not kept, so one waits for a state, in a loop or by {@code wait_for}.
 *
 * <p>In Java {@code wait} and {@code notify} of every object are like it and do not wait for a
 * state either; they are also called {@code await} and {@code signal}, as in the runtime. It wakes
 * nobody for nothing.
 *
 * <p>The tracer says nothing. It would if a wait came after the last notification ({@code
 * notify-lost}), or were made under a second lock that the notifier needs ({@code
 * wait-holding-lock}).
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class ConditionQueue {
  private static final int ITEMS = 6;
  private static final int PLACES = 2;

  private final Condition changed = new Condition();
  private final Deque<Integer> items = new ArrayDeque<>();

  private ConditionQueue() {}

  /** Sends six items through two places. */
  public static void main(String[] arguments) {
    ConditionQueue queue = new ConditionQueue();
    Thread producer = new Thread(queue::fill);
    Thread consumer = new Thread(queue::drain);
    List.of(producer, consumer).forEach(Thread::start);
    List.of(producer, consumer).forEach(Thread::join);
    try {
      queue.changed.signal();
    } catch (IllegalStateException e) {
      System.out.println("without the lock: " + e.getMessage());
    }
  }

  private void fill() {
    for (int item = 1; item <= ITEMS; item++) {
      try (Guard held = changed.hold()) {
        changed.waitFor(() -> items.size() < PLACES);
        items.add(item);
        changed.signalAll();
      }
    }
  }

  private void drain() {
    for (int i = 0; i < ITEMS; i++) {
      try (Guard held = changed.hold()) {
        changed.waitFor(() -> !items.isEmpty());
        System.out.println("got " + items.remove());
        changed.signalAll();
      }
    }
  }
}
