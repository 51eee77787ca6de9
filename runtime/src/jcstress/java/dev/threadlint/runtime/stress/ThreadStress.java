package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Thread;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Thread: a join that comes while it is being started is refused or waits for its end. */
@JCStressTest
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Too early.")
@Outcome(id = "1", expect = ACCEPTABLE, desc = "Joined, and saw the write.")
@State
public class ThreadStress {
  private int written;
  private final Thread thread = new Thread(() -> written = 1);

  @Actor
  public void starter() {
    thread.start();
  }

  @Actor
  public void joiner(I_Result r) {
    try {
      thread.join();
      r.r1 = written;
    } catch (IllegalStateException e) {
      r.r1 = -1;
    }
  }
}
