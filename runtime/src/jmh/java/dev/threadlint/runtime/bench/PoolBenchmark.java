package dev.threadlint.runtime.bench;

import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Tiny tasks on two threads; python-perf's tpe_submit_rt and tpe_submit_batch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PoolBenchmark {
  private static final int BATCH = 10_000;

  private ExecutorService jdkPool;
  private ThreadPoolExecutor pool;

  @Setup
  public void start() {
    jdkPool = Executors.newFixedThreadPool(2);
    pool = new ThreadPoolExecutor(2);
  }

  @TearDown
  public void stop() {
    jdkPool.shutdown();
    pool.shutdown();
  }

  @Benchmark
  public Integer jdkSubmitResult() throws ExecutionException, InterruptedException {
    return jdkPool.submit(() -> 1).get();
  }

  @Benchmark
  public Integer submitResult() {
    return pool.submit(() -> 1).result();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long jdkSubmitBatch() throws ExecutionException, InterruptedException {
    List<java.util.concurrent.Future<Integer>> futures = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      futures.add(jdkPool.submit(() -> 1));
    }
    long sum = 0;
    for (java.util.concurrent.Future<Integer> future : futures) {
      sum += future.get();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long submitBatch() {
    List<Future<Integer>> futures = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      futures.add(pool.submit(() -> 1));
    }
    long sum = 0;
    for (Future<Integer> future : futures) {
      sum += future.result();
    }
    return sum;
  }
}
