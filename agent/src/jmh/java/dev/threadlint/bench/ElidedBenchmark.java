package dev.threadlint.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Locks of objects that the JIT can see never leave the method: it removes object and lock. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ElidedBenchmark {
  private int count = 3;

  private static final class Counter {
    private int value;

    synchronized void add(int n) {
      value += n;
    }

    synchronized int value() {
      return value;
    }
  }

  /** Three synchronized calls on a new object. */
  @Benchmark
  public int counter() {
    Counter counter = new Counter();
    counter.add(count);
    counter.add(count);
    return counter.value();
  }

  /** The JDK's own synchronized builder. */
  @Benchmark
  public int stringBuffer() {
    StringBuffer buffer = new StringBuffer();
    buffer.append('a').append('b');
    return buffer.length();
  }
}
