package dev.threadlint.runtime.bench;

import dev.threadlint.runtime.threading.Lock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** Two threads that count under one lock; python-perf's lock_contended_2t. */
@State(Scope.Benchmark)
@Threads(2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ContendedLockBenchmark {
  private final ReentrantLock reentrantLock = new ReentrantLock();
  private final Lock lock = new Lock();
  private long count;

  @Benchmark
  public void jdkReentrantLock() {
    reentrantLock.lock();
    try {
      count++;
    } finally {
      reentrantLock.unlock();
    }
  }

  @Benchmark
  public void lock() {
    lock.acquire();
    try {
      count++;
    } finally {
      lock.release();
    }
  }
}
