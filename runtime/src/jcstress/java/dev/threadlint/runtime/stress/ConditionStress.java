package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Condition;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Condition: no wake-up is lost. */
public class ConditionStress {
  /** A flag set under the lock with one signal each. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both waiters saw their item.")
  @State
  public static class TwoWaiters {
    private final Condition condition = new Condition();
    private int items;

    @Actor
    public void producer() {
      for (int i = 0; i < 2; i++) {
        condition.acquire();
        items++;
        condition.signal();
        condition.release();
      }
    }

    @Actor
    public void one(II_Result r) {
      r.r1 = take();
    }

    @Actor
    public void two(II_Result r) {
      r.r2 = take();
    }

    private int take() {
      condition.acquire();
      condition.waitFor(() -> items > 0);
      items--;
      condition.release();
      return 1;
    }
  }

  /** One signal, and a waiter that may give up just then: the signal must not die with it. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "The patient one was woken.")
  @State
  public static class SignalAgainstTimeOut {
    private final Condition condition = new Condition();
    private boolean patientWaits;
    private boolean done;

    @Actor
    public void signaller() {
      condition.acquire();
      condition.waitFor(() -> patientWaits, Duration.ofNanos(50_000));
      done = true;
      condition.signal();
      condition.signal();
      condition.release();
    }

    @Actor
    public void impatient(II_Result r) {
      condition.acquire();
      r.r1 = condition.await(Duration.ofNanos(20_000)) ? 1 : 0;
      condition.release();
    }

    @Actor
    public void patient(II_Result r) {
      condition.acquire();
      patientWaits = true;
      condition.waitFor(() -> done);
      r.r2 = 1;
      condition.release();
    }
  }
}
