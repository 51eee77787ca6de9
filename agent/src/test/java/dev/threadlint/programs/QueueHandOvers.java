package dev.threadlint.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Two locks in both orders, the second one by who got an item that the first one put in a queue.
 */
public final class QueueHandOvers {
  private static final Object A = new Object();
  private static final Object B = new Object();

  private QueueHandOvers() {}

  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "array" -> blocking(new ArrayBlockingQueue<>(1));
      case "linked" -> blocking(new LinkedBlockingQueue<>());
      case "deque" -> blocking(new LinkedBlockingDeque<>());
      case "transfer" -> blocking(new LinkedTransferQueue<>());
      case "priority" -> blocking(new PriorityBlockingQueue<>());
      case "delay" -> blocking(new DelayQueue<>());
      case "synchronous" -> blocking(new SynchronousQueue<>());
      case "drained" -> drained(new LinkedBlockingQueue<>());
      case "concurrent" -> polled(new ConcurrentLinkedQueue<>());
      case "concurrent-deque" -> polled(new ConcurrentLinkedDeque<>());
      default -> otherItem(new LinkedBlockingQueue<>());
    }
  }

  private static final class Item implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  private static void blocking(BlockingQueue<Item> queue) {
    run(() -> put(queue, new Item()), () -> take(queue));
  }

  private static void drained(BlockingQueue<Item> queue) {
    List<Item> drained = new ArrayList<>();
    run(
        () -> put(queue, new Item()),
        () -> {
          while (queue.drainTo(drained) == 0) {
            Thread.onSpinWait();
          }
        });
  }

  private static void polled(Queue<Item> queue) {
    run(
        () -> queue.add(new Item()),
        () -> {
          while (queue.poll() == null) {
            Thread.onSpinWait();
          }
        });
  }

  /** What the second one takes was there before: it need not have waited for the first. */
  private static void otherItem(BlockingQueue<Item> queue) throws InterruptedException {
    queue.put(new Item());
    InTurn.run(
        () -> {
          nest(A, B);
          put(queue, new Item());
        },
        () -> {
          take(queue);
          nest(B, A);
        });
  }

  private static void run(Runnable put, Runnable take) {
    Thread first =
        Threads.start(
            "first",
            () -> {
              nest(A, B);
              put.run();
            });
    Thread second =
        Threads.start(
            "second",
            () -> {
              take.run();
              nest(B, A);
            });
    Threads.join(first);
    Threads.join(second);
  }

  private static void nest(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }

  private static void put(BlockingQueue<Item> queue, Item item) {
    try {
      queue.put(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void take(BlockingQueue<Item> queue) {
    try {
      queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
