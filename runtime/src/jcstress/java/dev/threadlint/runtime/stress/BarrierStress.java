package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.BrokenBarrier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Barrier: indices are a permutation in every round, and an abort reaches everybody. */
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

  /** An abort comes before, amid or after the meeting: both pass or at least one is told. */
  @JCStressTest
  @Outcome(
      id = {"0, 1, 1", "1, 0, 1"},
      expect = ACCEPTABLE,
      desc = "Passed, then broken.")
  @Outcome(id = "-1, -1, 1", expect = ACCEPTABLE, desc = "Broken before they met.")
  @Outcome(
      id = {"-1, 1, 1", "1, -1, 1"},
      expect = ACCEPTABLE,
      desc = "Broken amid leaving.")
  @State
  public static class Abort {
    private final Barrier barrier = new Barrier(2);

    @Actor
    public void one(III_Result r) {
      r.r1 = await();
    }

    @Actor
    public void two(III_Result r) {
      r.r2 = await();
    }

    @Actor
    public void aborter() {
      barrier.abort();
    }

    @Arbiter
    public void arbiter(III_Result r) {
      r.r3 = barrier.broken() ? 1 : 0;
    }

    private int await() {
      try {
        return barrier.await();
      } catch (BrokenBarrier e) {
        return -1;
      }
    }
  }
}
