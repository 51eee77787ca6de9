package dev.threadlint.runtime.bench;

import dev.threadlint.runtime.queue.PriorityQueue;
import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.SimpleQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One producer, one consumer, items per second; python-perf's queue_1p1c and its neighbours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class QueueBenchmark {
  private static final int ITEMS = 200_000;

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long jdkLinkedBlockingQueue() throws InterruptedException {
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    return pass(queue::add, () -> take(queue));
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long queue() throws InterruptedException {
    Queue<Integer> queue = new Queue<>();
    return pass(queue::put, queue::get);
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long jdkArrayBlockingQueueMax100() throws InterruptedException {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(100);
    return pass(item -> put(queue, item), () -> take(queue));
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long queueMax100() throws InterruptedException {
    Queue<Integer> queue = new Queue<>(100);
    return pass(queue::put, queue::get);
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long priorityQueue() throws InterruptedException {
    PriorityQueue<Integer> queue = new PriorityQueue<>();
    return pass(queue::put, queue::get);
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long simpleQueue() throws InterruptedException {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    return pass(queue::put, queue::get);
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long queueSameThread() {
    Queue<Integer> queue = new Queue<>();
    long sum = 0;
    for (int i = 0; i < ITEMS; i++) {
      queue.put(i);
      sum += queue.get();
    }
    return sum;
  }

  /** As the script for CPython does, the getter does not look at what it gets. */
  private static long pass(Consumer<Integer> put, Supplier<?> get)
      throws InterruptedException {
    Thread producer =
        new Thread(
            () -> {
              for (int i = 0; i < ITEMS; i++) {
                put.accept(i);
              }
            });
    producer.start();
    long got = 0;
    for (int i = 0; i < ITEMS; i++) {
      if (get.get() != null) {
        got++;
      }
    }
    producer.join();
    return got;
  }

  private static void put(ArrayBlockingQueue<Integer> queue, Integer item) {
    try {
      queue.put(item);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Integer take(java.util.concurrent.BlockingQueue<Integer> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
