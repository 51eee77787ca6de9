package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.threading.Condition;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Condition: no wake-up is lost. */
public class ConditionStress {
  /** Two items with one signal each. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both items were taken.")
  @State
  public static class Items {
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
    public void consumer(I_Result r) {
      for (int i = 0; i < 2; i++) {
        condition.acquire();
        condition.waitFor(() -> items > 0);
        items--;
        r.r1++;
        condition.release();
      }
    }
  }

  /** One signal, and a waiter that gives up just then and waits again. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "It learns of it in the end.")
  @State
  public static class SignalAgainstTimeOut {
    private final Condition condition = new Condition();
    private boolean done;

    @Actor
    public void signaller() {
      condition.acquire();
      done = true;
      condition.signal();
      condition.release();
    }

    @Actor
    public void waiter(II_Result r) {
      condition.acquire();
      r.r1 = condition.await(Duration.ofNanos(20_000)) ? 1 : 0;
      condition.waitFor(() -> done);
      r.r2 = 1;
      condition.release();
    }
  }

  /** One signal for two waiters, one of which gives up: it must not take the signal with it. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "The patient one learns of it.")
  @State
  public static class SignalOfALeaver {
    private final Condition condition = new Condition();
    private boolean done;

    @Actor
    public void signaller() {
      condition.acquire();
      done = true;
      condition.signal();
      condition.release();
    }

    @Actor
    public void impatient(II_Result r) {
      condition.acquire();
      if (condition.await(Duration.ofNanos(20_000))) {
        r.r1 = 1;
        condition.signal();
      }
      condition.release();
    }

    @Actor
    public void patient(II_Result r) {
      condition.acquire();
      condition.waitFor(() -> done);
      r.r2 = 1;
      condition.release();
    }
  }
}
