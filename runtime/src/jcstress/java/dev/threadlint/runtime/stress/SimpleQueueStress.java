package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.SimpleQueue;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The queue without lock: items in order and once, nobody sleeps while there is one. */
public class SimpleQueueStress {
  /** One on either side. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Both in order.")
  @State
  public static class HandOff {
    private final SimpleQueue<Integer> queue = new SimpleQueue<>();

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

  /** Two takers, two items: each gets one. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = ACCEPTABLE,
      desc = "One each.")
  @State
  public static class TwoTakers {
    private final SimpleQueue<Integer> queue = new SimpleQueue<>();

    @Actor
    public void putter() {
      queue.put(1);
      queue.put(2);
    }

    @Actor
    public void one(II_Result r) {
      r.r1 = queue.get();
    }

    @Actor
    public void two(II_Result r) {
      r.r2 = queue.get();
    }
  }

  /** The same with one taker that may give up: its item stays for the other one. */
  @JCStressTest
  @Outcome(
      id = {"1, 2, 0", "2, 1, 0", "0, 1, 1"},
      expect = ACCEPTABLE,
      desc = "Taken or still there.")
  @State
  public static class GivingUp {
    private final SimpleQueue<Integer> queue = new SimpleQueue<>();

    @Actor
    public void putter() {
      queue.put(1);
      queue.put(2);
    }

    @Actor
    public void impatient(III_Result r) {
      try {
        r.r1 = queue.get(Duration.ofNanos(20_000));
      } catch (Empty e) {
        r.r1 = 0;
      }
    }

    @Actor
    public void patient(III_Result r) {
      r.r2 = queue.get();
    }

    @Arbiter
    public void arbiter(III_Result r) {
      r.r3 = queue.qsize();
    }
  }

  /** Two putters at the same cell: neither item is lost, and each one's own are in order. */
  @JCStressTest
  @Outcome(
      id = {"1, 2, 3", "1, 3, 2", "3, 1, 2"},
      expect = ACCEPTABLE,
      desc = "All, and 1 before 2.")
  @State
  public static class TwoPutters {
    private final SimpleQueue<Integer> queue = new SimpleQueue<>();

    @Actor
    public void one() {
      queue.put(1);
      queue.put(2);
    }

    @Actor
    public void two() {
      queue.put(3);
    }

    @Arbiter
    public void arbiter(III_Result r) {
      r.r1 = queue.getNowait();
      r.r2 = queue.getNowait();
      r.r3 = queue.getNowait();
    }
  }

  /** The same while somebody takes, and the second item begins a new piece. */
  @JCStressTest
  @Outcome(
      id = {"1, 2, 3", "1, 3, 2", "3, 1, 2"},
      expect = ACCEPTABLE,
      desc = "All, and 1 before 2.")
  @State
  public static class TwoPuttersOneTaker {
    private final SimpleQueue<Integer> queue = nearItsEnd();

    @Actor
    public void putter() {
      queue.put(1);
      queue.put(2);
    }

    @Actor
    public void putterAndTaker(III_Result r) {
      queue.put(3);
      r.r1 = queue.get();
      r.r2 = queue.get();
      r.r3 = queue.get();
    }
  }

  /** Two on either side, each of whom puts before it takes, so there is always an item. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = ACCEPTABLE,
      desc = "One each.")
  @State
  public static class TwoPuttersTwoTakers {
    private final SimpleQueue<Integer> queue = nearItsEnd();

    @Actor
    public void one(II_Result r) {
      queue.put(1);
      r.r1 = queue.getNowait();
    }

    @Actor
    public void two(II_Result r) {
      queue.put(2);
      r.r2 = queue.getNowait();
    }
  }

  /** The taker is about to park, or has parked, when the items come. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Both in order.")
  @State
  public static class ParkedTaker {
    private static final int PAUSES = 400;

    private final SimpleQueue<Integer> queue = nearItsEnd();

    @Actor
    public void putter() {
      for (int i = 0; i < PAUSES; i++) {
        Thread.onSpinWait();
      }
      queue.put(1);
      queue.put(2);
    }

    @Actor
    public void taker(II_Result r) {
      r.r1 = queue.get();
      r.r2 = queue.get();
    }
  }

  /** A size is one that there has been: after the first item there is one until the second goes. */
  @JCStressTest
  @Outcome(
      id = {"1, 1", "1, 2", "2, 1", "2, 2"},
      expect = ACCEPTABLE,
      desc = "Never empty, never three.")
  @State
  public static class Size {
    private final SimpleQueue<Integer> queue = nearItsEnd();

    public Size() {
      queue.put(0);
    }

    @Actor
    public void putterAndTaker() {
      queue.put(1);
      queue.get();
      queue.put(2);
      queue.get();
    }

    @Actor
    public void observer(II_Result r) {
      r.r1 = queue.qsize();
      r.r2 = queue.qsize();
    }
  }

  /** An empty one with one cell left in its piece. */
  private static SimpleQueue<Integer> nearItsEnd() {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    for (int i = 1; i < 256; i++) {
      queue.put(i);
      queue.get();
    }
    return queue;
  }
}
