package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.RLock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** RLock: exclusion over levels, and a release too many while it changes hands. */
@JCStressTest
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "Both counted, both refused.")
@State
public class RLockStress {
  private final RLock lock = new RLock();
  private int count;
  private final AtomicInteger refused = new AtomicInteger();

  @Actor
  public void one() {
    count();
    releaseTooOften();
  }

  @Actor
  public void two() {
    count();
    releaseTooOften();
  }

  @Arbiter
  public void arbiter(II_Result r) {
    r.r1 = count;
    r.r2 = refused.get();
  }

  private void count() {
    lock.acquire();
    lock.acquire();
    count++;
    lock.release();
    lock.release();
  }

  private void releaseTooOften() {
    try {
      lock.release();
    } catch (IllegalStateException e) {
      refused.incrementAndGet();
    }
  }

  /** A waiter runs out of time while the owner gives up its levels, and then comes again. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "It always gets it in the end.")
  @State
  public static class GivingUp {
    private final RLock lock = new RLock();

    @Actor
    public void owner() {
      lock.acquire();
      lock.acquire();
      lock.release();
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
}
