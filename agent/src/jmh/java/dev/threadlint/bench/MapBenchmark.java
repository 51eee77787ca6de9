package dev.threadlint.bench;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a ConcurrentHashMap costs more for its bins being known. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MapBenchmark {
  private static final int KEYS = 256;

  private final ConcurrentMap<Integer, Integer> map = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private int next;

  /** Fills the map. */
  @Setup
  public void setUp() {
    for (int i = 0; i < KEYS; i++) {
      map.put(i, i);
    }
  }

  private Integer key() {
    // From the cache of Integers.
    return next++ & 127;
  }

  /** A value is looked up. */
  @Benchmark
  public Integer get() {
    return map.get(key());
  }

  /** A value is replaced. */
  @Benchmark
  public Integer put() {
    Integer key = key();
    return map.put(key, key);
  }

  /** A value is replaced by a thread that holds a lock. */
  @Benchmark
  public Integer putUnderLock() {
    Integer key = key();
    synchronized (lock) {
      return map.put(key, key);
    }
  }

  /** A value that is there is asked for. */
  @Benchmark
  public Integer computeIfAbsent() {
    return map.computeIfAbsent(key(), k -> k);
  }

  /** A value is computed. */
  @Benchmark
  public Integer compute() {
    return map.compute(key(), (k, v) -> k);
  }

  /** A value is merged by a thread that holds a lock. */
  @Benchmark
  public Integer mergeUnderLock() {
    Integer key = key();
    synchronized (lock) {
      return map.merge(key, key, (k, v) -> v);
    }
  }

  /** A value is removed and put back. */
  @Benchmark
  public Integer removeAndPut() {
    Integer key = key();
    map.remove(key);
    return map.put(key, key);
  }
}
