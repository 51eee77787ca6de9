package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Event;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Event: set wakes all, and what was written before it is seen. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both woke and saw the write.")
@State
public class EventStress {
  private final Event event = new Event();
  private int written;

  @Actor
  public void setter() {
    written = 1;
    event.set();
  }

  @Actor
  public void one(II_Result r) {
    event.await();
    r.r1 = written;
  }

  @Actor
  public void two(II_Result r) {
    event.await();
    r.r2 = written;
  }
}
