package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Lock;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Lock: exclusion, hand-off with a waiter that gives up, over-release. */
public class LockStress {
  private static int releaseOnce(Lock lock) {
    try {
      lock.release();
      return 1;
    } catch (IllegalStateException e) {
      return 0;
    }
  }

  /** Two threads count under the lock, twice each. */
  @JCStressTest
  @Outcome(id = "4", expect = ACCEPTABLE, desc = "Nothing lost.")
  @State
  public static class Exclusion {
    private final Lock lock = new Lock();
    private int count;

    @Actor
    public void one() {
      count();
      count();
    }

    @Actor
    public void two() {
      count();
      count();
    }

    @Arbiter
    public void arbiter(I_Result r) {
      r.r1 = count;
    }

    private void count() {
      lock.acquire();
      count++;
      lock.release();
    }
  }

  /** Releases race with a waiter whose time runs out and who then comes again. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "It always gets it in the end.")
  @State
  public static class GivingUp {
    private final Lock lock = new Lock();

    public GivingUp() {
      lock.acquire();
    }

    @Actor
    public void releaser() {
      lock.release();
      lock.acquire();
      lock.release();
    }

    @Actor
    public void waiter(II_Result r) {
      if (lock.acquire(Duration.ofNanos(20_000))) {
        r.r1 = 1;
        lock.release();
      }
      lock.acquire();
      r.r2 = 1;
      lock.release();
    }
  }

  /** One acquire, two releases: exactly one of them is refused. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "One release too many is refused.")
  @State
  public static class OverRelease {
    private final Lock lock = new Lock();

    public OverRelease() {
      lock.acquire();
    }

    @Actor
    public void one(II_Result r) {
      r.r1 = releaseOnce(lock);
    }

    @Actor
    public void two(II_Result r) {
      r.r2 = releaseOnce(lock);
    }
  }

  /** A waiter that gives up must not take the wake-up of the next one with it. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "The patient one gets it.")
  @State
  public static class WakeUpOfALeaver {
    private final Lock lock = new Lock();

    public WakeUpOfALeaver() {
      lock.acquire();
    }

    @Actor
    public void releaser() {
      lock.release();
    }

    @Actor
    public void impatient(II_Result r) {
      if (lock.acquire(Duration.ofNanos(20_000))) {
        r.r1 = 1;
        lock.release();
      }
    }

    @Actor
    public void patient(II_Result r) {
      lock.acquire();
      r.r2 = 1;
      lock.release();
    }
  }
}
