package dev.threadlint.runtime.bench;

import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.RLock;
import dev.threadlint.runtime.threading.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Acquire and release by one thread; python-perf's lock_pair and its neighbours. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LockBenchmark {
  private final ReentrantLock reentrantLock = new ReentrantLock();
  private final java.util.concurrent.Semaphore jdkSemaphore = new java.util.concurrent.Semaphore(1);
  private final Lock lock = new Lock();
  private final RLock rlock = new RLock();
  private final Semaphore semaphore = new Semaphore(1);
  private final Event event = new Event();

  @Benchmark
  public void jdkReentrantLockPair() {
    reentrantLock.lock();
    reentrantLock.unlock();
  }

  @Benchmark
  public void lockPair() {
    lock.acquire();
    lock.release();
  }

  @Benchmark
  @SuppressWarnings("try")
  public void lockWith() {
    try (Guard held = lock.hold()) {
      // the pair is all there is to measure
    }
  }

  @Benchmark
  public void rlockPair() {
    rlock.acquire();
    rlock.release();
  }

  @Benchmark
  public void rlockNested3() {
    rlock.acquire();
    rlock.acquire();
    rlock.acquire();
    rlock.release();
    rlock.release();
    rlock.release();
  }

  @Benchmark
  public void jdkSemaphorePair() {
    jdkSemaphore.acquireUninterruptibly();
    jdkSemaphore.release();
  }

  @Benchmark
  public void semaphorePair() {
    semaphore.acquire();
    semaphore.release();
  }

  @Benchmark
  public boolean eventSetIsSetClear() {
    event.set();
    boolean set = event.isSet();
    event.clear();
    return set;
  }
}
