package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.Futures;
import dev.threadlint.runtime.futures.InvalidState;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Future: one outcome, and everybody learns the same. */
public class FutureStress {
  /** Cancel against run: it was cancelled and did not run, or it ran and was not cancelled. */
  @JCStressTest
  @Outcome(id = "1, 0, -1", expect = ACCEPTABLE, desc = "Cancelled in time.")
  @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "Too late.")
  @State
  public static class CancelAgainstRun {
    private final Future<Integer> future = new Future<>();

    @Actor
    public void canceller(III_Result r) {
      r.r1 = future.cancel() ? 1 : 0;
    }

    @Actor
    public void worker(III_Result r) {
      if (future.setRunningOrNotifyCancel()) {
        future.setResult(1);
        r.r2 = 1;
      }
    }

    @Arbiter
    public void reader(III_Result r) {
      try {
        r.r3 = future.result();
      } catch (CancellationException e) {
        r.r3 = -1;
      }
    }
  }

  /** Two results: one is refused, the other is read. */
  @JCStressTest
  @Outcome(
      id = {"1, 1", "2, 2"},
      expect = ACCEPTABLE,
      desc = "The first stays.")
  @State
  public static class TwoResults {
    private final Future<Integer> future = new Future<>();
    private final AtomicInteger accepted = new AtomicInteger();

    @Actor
    public void one() {
      set(1);
    }

    @Actor
    public void two() {
      set(2);
    }

    @Arbiter
    public void arbiter(II_Result r) {
      r.r1 = future.result();
      r.r2 = accepted.get();
    }

    private void set(int value) {
      try {
        future.setResult(value);
        accepted.addAndGet(value);
      } catch (InvalidState e) {
        // the other one was first
      }
    }
  }

  /** A callback added while the outcome comes is called once; so is a waiter for all told. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Called once, both counted.")
  @State
  public static class CallbackAndWait {
    private final Future<Integer> first = new Future<>();
    private final Future<Integer> second = new Future<>();
    private final AtomicInteger called = new AtomicInteger();

    @Actor
    public void finisher() {
      first.setResult(1);
      second.setResult(2);
    }

    @Actor
    public void waiter(II_Result r) {
      first.addDoneCallback(done -> called.incrementAndGet());
      r.r2 = Futures.wait(List.of(second, first)).done().size();
    }

    @Arbiter
    public void arbiter(II_Result r) {
      r.r1 = called.get();
    }
  }

  /** Somebody waits for the result while it comes and is cancelled: all agree on what happened. */
  @JCStressTest
  @Outcome(id = "-1, 1", expect = ACCEPTABLE, desc = "Cancelled, and the waiter told.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Too late to cancel.")
  @State
  public static class WaiterAgainstCancel {
    private final Future<Integer> future = new Future<>();

    @Actor
    public void waiter(II_Result r) {
      try {
        r.r1 = future.result();
      } catch (CancellationException e) {
        r.r1 = -1;
      }
    }

    @Actor
    public void canceller(II_Result r) {
      r.r2 = future.cancel() ? 1 : 0;
    }

    @Actor
    public void worker() {
      if (future.setRunningOrNotifyCancel()) {
        future.setResult(1);
      }
    }
  }
}
