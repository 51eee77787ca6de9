package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.BrokenBarrier;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Barrier: indices are a permutation in every round, and a time-out reaches everybody. */
public class BarrierStress {
  /** Two rounds; each gives 0 and 1, hence indices times ten plus the next add up to 11. */
  @JCStressTest
  @Outcome(
      id = {"0, 11", "11, 0", "1, 10", "10, 1"},
      expect = ACCEPTABLE,
      desc = "0 and 1 each.")
  @State
  public static class TwoRounds {
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void one(II_Result r) {
      r.r1 = 10 * barrier.await() + barrier.await();
    }

    @Actor
    public void two(II_Result r) {
      r.r2 = 10 * barrier.await() + barrier.await();
    }
  }

  /** One of the two may run out of time just when the other comes. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = ACCEPTABLE,
      desc = "They met.")
  @Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "Broken for both.")
  @State
  public static class TimeOut {
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void patient(II_Result r) {
      try {
        r.r1 = barrier.await();
      } catch (BrokenBarrier e) {
        r.r1 = -1;
      }
    }

    @Actor
    public void impatient(II_Result r) {
      try {
        r.r2 = barrier.await(Duration.ofNanos(20_000));
      } catch (BrokenBarrier e) {
        r.r2 = -1;
      }
    }
  }
}
