package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.BoundedSemaphore;
import dev.threadlint.runtime.threading.Semaphore;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Semaphore: permits are neither lost nor made, also when a waiter gives up. */
public class SemaphoreStress {
  /** One permit, given to one of two: to the patient one or kept for it. */
  @JCStressTest
  @Outcome(
      id = {"1, 0, 1", "0, 1, 1"},
      expect = ACCEPTABLE,
      desc = "Permit taken or kept.")
  @State
  public static class GivingUp {
    private final Semaphore semaphore = new Semaphore(0);

    @Actor
    public void releaser() {
      semaphore.release();
    }

    @Actor
    public void impatient(III_Result r) {
      r.r1 = semaphore.acquire(Duration.ofNanos(20_000)) ? 1 : 0;
    }

    @Arbiter
    public void arbiter(III_Result r) {
      r.r2 = semaphore.acquire(false) ? 1 : 0;
      r.r3 = semaphore.acquire(false) ? 2 : 1;
    }
  }

  /** Two permits, waited for one after the other. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Let in twice.")
  @State
  public static class HandOff {
    private final Semaphore semaphore = new Semaphore(0);

    @Actor
    public void releaser() {
      semaphore.release();
      semaphore.release();
    }

    @Actor
    public void waiter(II_Result r) {
      r.r1 = semaphore.acquire() ? 1 : 0;
      r.r2 = semaphore.acquire() ? 1 : 0;
    }
  }

  /** One permit out, two releases: exactly one is refused. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "One release too many is refused.")
  @State
  public static class OverRelease {
    private final BoundedSemaphore semaphore = new BoundedSemaphore(1);

    public OverRelease() {
      semaphore.acquire();
    }

    @Actor
    public void one(II_Result r) {
      r.r1 = release();
    }

    @Actor
    public void two(II_Result r) {
      r.r2 = release();
    }

    private int release() {
      try {
        semaphore.release();
        return 1;
      } catch (IllegalArgumentException e) {
        return 0;
      }
    }
  }
}
