package dev.threadlint.bench;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What handing things over in a queue costs; one thread does both. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueueBenchmark {
  private final BlockingQueue<Object> blocking = new ArrayBlockingQueue<>(8);
  private final ConcurrentLinkedQueue<Object> linked = new ConcurrentLinkedQueue<>();
  private final Object outer = new Object();
  private final Object inner = new Object();

  /** Whether the thread has nested locks before, so that there is something to hand over. */
  @Param({"false", "true"})
  public boolean nested;

  /** Nests locks, or not. */
  @Setup
  public void setUp() {
    for (int i = 0; nested && i < 1_000; i++) {
      synchronized (outer) {
        synchronized (inner) {
          blocking.offer(inner);
          blocking.poll();
        }
      }
    }
  }

  /** A new item goes through an ArrayBlockingQueue. */
  @Benchmark
  public Object putAndTake() throws InterruptedException {
    blocking.put(new Object());
    return blocking.take();
  }

  /** A new item goes through a ConcurrentLinkedQueue. */
  @Benchmark
  public Object offerAndPoll() {
    linked.offer(new Object());
    return linked.poll();
  }
}
