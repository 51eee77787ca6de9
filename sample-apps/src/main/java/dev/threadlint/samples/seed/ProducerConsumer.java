package dev.threadlint.samples.seed;

import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.ShutDown;
import dev.threadlint.runtime.threading.Thread;
import java.util.List;

/**
 * One puts into a queue, the other one takes out: neither can get far ahead of the other.
 *
 * <p>In Python the consumer asks {@code empty()} before {@code get()}, lest it block for ever. With
 * a second consumer that does not help: the item can be gone between the two calls. What does help
 * is to be told that nothing more will come.
 *
 * <p>In Java the producer shuts the queue down, as in Python 3.13: whoever takes gets what is left,
 * and then {@code ShutDown}. Two places in the queue make the producer wait for the consumer.
 *
 * <p>The tracer says nothing; each hands over to the other, and both are joined.
 */
public final class ProducerConsumer {
  private static final int ITEMS = 5;
  private static final int PLACES = 2;

  private ProducerConsumer() {}

  /** Sends five items through a queue with two places. */
  public static void main(String[] arguments) {
    Queue<Integer> queue = new Queue<>(PLACES);
    Thread producer = new Thread(() -> produce(queue));
    Thread consumer = new Thread(() -> consume(queue));
    List.of(producer, consumer).forEach(Thread::start);
    List.of(producer, consumer).forEach(Thread::join);
    System.out.println("empty: " + queue.empty());
  }

  private static void produce(Queue<Integer> queue) {
    for (int item = 1; item <= ITEMS; item++) {
      queue.put(item);
    }
    queue.shutdown();
  }

  private static void consume(Queue<Integer> queue) {
    try {
      while (true) {
        System.out.println("got " + queue.get());
      }
    } catch (ShutDown nothingMore) {
      System.out.println("that was all");
    }
  }
}
