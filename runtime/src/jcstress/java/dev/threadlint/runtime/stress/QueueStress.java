package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Full;
import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.ShutDown;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Queues: items are handed over once, and nobody sleeps while there is one. */
public class QueueStress {
  /** A bound of one, so that the putter has to wait as well. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Both in order.")
  @State
  public static class BoundedHandOff {
    private final Queue<Integer> queue = new Queue<>(1);

    @Actor
    public void putter() {
      queue.put(1);
      queue.put(2);
    }

    @Actor
    public void getter(II_Result r) {
      r.r1 = queue.get();
      r.r2 = queue.get();
    }
  }

  /** A getter that may give up just when the item comes. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "Taken or still there.")
  @State
  public static class GivingUp {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void putter() {
      queue.put(1);
    }

    @Actor
    public void impatient(II_Result r) {
      try {
        r.r1 = queue.get(Duration.ofNanos(20_000));
      } catch (Empty e) {
        r.r1 = 0;
      }
    }

    @Arbiter
    public void arbiter(II_Result r) {
      r.r2 = queue.qsize();
    }
  }

  /** Shutdown races with a put: an item that was accepted is given, and nobody sleeps. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Accepted and given.")
  @Outcome(id = "0, -1", expect = ACCEPTABLE, desc = "Refused, and the getter told.")
  @State
  public static class ShutdownAgainstPut {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void putter(II_Result r) {
      try {
        queue.put(1);
        r.r1 = 1;
      } catch (ShutDown e) {
        r.r1 = 0;
      }
    }

    @Actor
    public void shutter(II_Result r) {
      queue.shutdown();
      try {
        r.r2 = queue.get();
      } catch (ShutDown e) {
        r.r2 = -1;
      }
    }
  }

  /** A putter that gives up must not take with it the room that another one waits for. */
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "The patient one gets in.")
  @State
  public static class RoomOfALeaver {
    private final Queue<Integer> queue = new Queue<>(1);

    public RoomOfALeaver() {
      queue.put(0);
    }

    @Actor
    public void getter() {
      queue.get();
    }

    @Actor
    public void impatient(II_Result r) {
      try {
        queue.put(1, Duration.ofNanos(20_000));
        r.r1 = 1;
        queue.get();
      } catch (Full e) {
        r.r1 = 0;
      }
    }

    @Actor
    public void patient(II_Result r) {
      queue.put(2);
      r.r2 = 1;
      queue.get();
    }
  }
}
