package dev.threadlint.bench;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What taking and releasing a lock costs when nobody else wants it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LockBenchmark {
  private final Object monitor = new Object();
  private final Object inner = new Object();
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock innerLock = new ReentrantLock();
  private final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
  private final Semaphore semaphore = new Semaphore(1);
  private int count;

  /** A synchronized block. */
  @Benchmark
  public int block() {
    synchronized (monitor) {
      return ++count;
    }
  }

  /** A synchronized method. */
  @Benchmark
  public synchronized int method() {
    return ++count;
  }

  /** Two monitors, one within the other, always in this order. */
  @Benchmark
  public int nestedBlocks() {
    synchronized (monitor) {
      synchronized (inner) {
        return ++count;
      }
    }
  }

  /** A monitor entered twice. */
  @Benchmark
  public int reentrantBlock() {
    synchronized (monitor) {
      synchronized (monitor) {
        return ++count;
      }
    }
  }

  /** A monitor that nobody has used before. */
  @Benchmark
  public Object freshMonitor() {
    Object fresh = new Object();
    return escaped(fresh);
  }

  private Object escaped(Object fresh) {
    synchronized (fresh) {
      ++count;
      return fresh;
    }
  }

  /** A ReentrantLock. */
  @Benchmark
  public int reentrantLock() {
    lock.lock();
    try {
      return ++count;
    } finally {
      lock.unlock();
    }
  }

  /** Two ReentrantLocks, one within the other. */
  @Benchmark
  public int nestedLocks() {
    lock.lock();
    try {
      innerLock.lock();
      try {
        return ++count;
      } finally {
        innerLock.unlock();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The read side of a ReentrantReadWriteLock. */
  @Benchmark
  public int readLock() {
    readWrite.readLock().lock();
    try {
      return count;
    } finally {
      readWrite.readLock().unlock();
    }
  }

  /** A Semaphore of one permit. */
  @Benchmark
  public int semaphore() {
    semaphore.acquireUninterruptibly();
    try {
      return ++count;
    } finally {
      semaphore.release();
    }
  }
}
