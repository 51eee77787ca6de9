package dev.threadlint.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.ShutDown;
import dev.threadlint.runtime.queue.SimpleQueue;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Queues: items are handed over once, and nobody sleeps while there is one. */
public class QueueStress {
  /** Two getters and a bound of one, so that the putter has to wait as well. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = ACCEPTABLE,
      desc = "One item each.")
  @State
  public static class BoundedHandOff {
    private final Queue<Integer> queue = new Queue<>(1);

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

  /** Shutdown races with a put; two getters take the item or are told. */
  @JCStressTest
  @Outcome(
      id = {"1, -1", "-1, 1", "-1, -1"},
      expect = ACCEPTABLE,
      desc = "Item once, no sleeper.")
  @State
  public static class ShutdownAgainstPut {
    private final Queue<Integer> queue = new Queue<>();

    @Actor
    public void putter() {
      try {
        queue.put(1);
      } catch (ShutDown e) {
        // the shutdown came first
      }
      queue.shutdown();
    }

    @Actor
    public void one(II_Result r) {
      r.r1 = get();
    }

    @Actor
    public void two(II_Result r) {
      r.r2 = get();
    }

    @Actor
    public void shutter() {
      queue.shutdown();
    }

    private int get() {
      try {
        return queue.get();
      } catch (ShutDown e) {
        return -1;
      }
    }
  }

  /** The queue without lock. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = ACCEPTABLE,
      desc = "One item each.")
  @State
  public static class SimpleHandOff {
    private final SimpleQueue<Integer> queue = new SimpleQueue<>();

    @Actor
    public void onePutter() {
      queue.put(1);
    }

    @Actor
    public void otherPutter() {
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
}
