package dev.threadlint.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.Blackhole;

/** A monitor that two threads want all the time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(2)
public class ContendedBenchmark {
  private final Object monitor = new Object();

  /** Some work inside, some outside. */
  @Benchmark
  public void monitor() {
    synchronized (monitor) {
      Blackhole.consumeCPU(20);
    }
    Blackhole.consumeCPU(20);
  }
}
