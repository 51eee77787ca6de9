package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.RLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** RLock: exclusion over levels, and a stranger's release while it changes hands. */
@JCStressTest
@Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "Both counted, the stranger refused.")
@State
public class RLockStress {
  private final RLock lock = new RLock();
  private int count;

  @Actor
  public void one() {
    count();
  }

  @Actor
  public void two() {
    count();
  }

  @Actor
  public void stranger(II_Result r) {
    try {
      lock.release();
      r.r2 = 1;
    } catch (IllegalStateException e) {
      r.r2 = 0;
    }
  }

  @Arbiter
  public void arbiter(II_Result r) {
    r.r1 = count;
  }

  private void count() {
    lock.acquire();
    lock.acquire();
    count++;
    lock.release();
    lock.release();
  }
}
