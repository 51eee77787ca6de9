package dev.threadlint.runtime.bench;

import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.Condition;
import dev.threadlint.runtime.threading.Thread;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What mostly waits for another thread to wake; python-perf says not to expect much more here. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WakeUpBenchmark {
  private static final int ROUNDS = 2_000;

  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void conditionPingPong() {
    PingPong game = new PingPong();
    Thread other = new Thread(() -> game.play(1));
    other.start();
    game.play(0);
    other.join();
  }

  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void barrier() {
    Barrier barrier = new Barrier(2);
    Thread other = new Thread(() -> cross(barrier));
    other.start();
    cross(barrier);
    other.join();
  }

  @Benchmark
  public void threadStartJoin() {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
  }

  @Benchmark
  public void jdkThreadStartJoin() throws InterruptedException {
    java.lang.Thread thread = new java.lang.Thread(() -> {});
    thread.start();
    thread.join();
  }

  private static void cross(Barrier barrier) {
    for (int i = 0; i < ROUNDS; i++) {
      barrier.await();
    }
  }

  private static final class PingPong {
    private final Condition condition = new Condition();
    private int turn;

    void play(int me) {
      for (int i = 0; i < ROUNDS; i++) {
        condition.acquire();
        condition.waitFor(() -> turn == me);
        turn = 1 - me;
        condition.signal();
        condition.release();
      }
    }
  }
}
