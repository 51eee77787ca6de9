package dev.threadlint.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What handing work to other threads costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TaskBenchmark {
  private final ExecutorService pool = Executors.newFixedThreadPool(1);

  /** Ends the pool. */
  @TearDown
  public void close() {
    pool.shutdown();
  }

  /** A task is submitted and its result awaited. */
  @Benchmark
  public int submitAndGet() throws ExecutionException, InterruptedException {
    return pool.submit(() -> 42).get();
  }

  /** A thread is started and joined. */
  @Benchmark
  public long startAndJoin() throws InterruptedException {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
    return thread.getPriority();
  }
}
