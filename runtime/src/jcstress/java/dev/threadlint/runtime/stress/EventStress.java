package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Event;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Event: set wakes, and what was written before it is seen. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "Woke and saw the write.")
@State
public class EventStress {
  private final Event event = new Event();
  private int written;

  @Actor
  public void setter() {
    written = 1;
    event.set();
    event.clear();
    event.set();
  }

  @Actor
  public void waiter(I_Result r) {
    event.await();
    r.r1 = written;
  }

  /** A waiter that runs out of time just when the event is set. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "It learns of it in the end.")
  @State
  public static class SetAgainstTimeOut {
    private final Event event = new Event();

    @Actor
    public void setter() {
      event.set();
    }

    @Actor
    public void waiter(II_Result r) {
      r.r1 = event.await(Duration.ofNanos(20_000)) ? 1 : 0;
      r.r2 = event.await() ? 1 : 0;
    }
  }
}
