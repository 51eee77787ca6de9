package dev.threadlint.runtime.bench;

import dev.threadlint.runtime.multiprocessing.Lock;
import dev.threadlint.runtime.multiprocessing.RLock;
import dev.threadlint.runtime.multiprocessing.Semaphore;
import dev.threadlint.runtime.multiprocessing.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What nobody has to wait for costs in memory that processes share. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProcessLockBenchmark {
  private final Lock lock = new Lock();
  private final RLock rlock = new RLock();
  private final Semaphore semaphore = new Semaphore(2);
  private final Value value = new Value('i', 0);

  @Benchmark
  public void lockPair() {
    lock.acquire();
    lock.release();
  }

  @Benchmark
  public void rlockPair() {
    rlock.acquire();
    rlock.release();
  }

  @Benchmark
  public void semaphorePair() {
    semaphore.acquire();
    semaphore.release();
  }

  @Benchmark
  public void lockedIncrement() {
    value.getLock().acquire();
    value.set(value.intValue() + 1);
    value.getLock().release();
  }
}
