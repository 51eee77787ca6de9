package dev.threadlint.samples.seed;

import dev.threadlint.runtime.threading.BoundedSemaphore;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Semaphore;
import dev.threadlint.runtime.threading.Thread;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Eight threads and a gate that lets three in at a time.
 *
 * <p>In Python {@code acquire} takes a permit and {@code release} puts one back, whoever calls it
 * and however often: a release too many widens the gate for ever. A {@code BoundedSemaphore} raises
 * instead.
 *
 * <p>In Java {@code java.util.concurrent.Semaphore} is as open, and there is no bounded one; the
 * runtime has both.
 *
 * <p>The tracer says nothing. A semaphore with one permit, always released by who acquired it, it
 * takes for the lock that it is, and judges as one.
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class SemaphoreGate {
  private static final int THREADS = 8;
  private static final int PERMITS = 3;
  private static final long STAY_MILLIS = 50;

  private final Semaphore gate = new Semaphore(PERMITS);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private SemaphoreGate() {}

  /** Sends eight threads through the gate, then puts back a permit too many. */
  public static void main(String[] arguments) {
    SemaphoreGate house = new SemaphoreGate();
    List<Thread> guests =
        IntStream.range(0, THREADS).mapToObj(i -> new Thread(house::visit)).toList();
    guests.forEach(Thread::start);
    guests.forEach(Thread::join);
    System.out.println("never more than " + PERMITS + " inside: " + (house.most.get() <= PERMITS));
    System.out.println("measured: at most " + house.most + " inside");

    BoundedSemaphore bounded = new BoundedSemaphore(PERMITS);
    try {
      bounded.release();
    } catch (IllegalArgumentException e) {
      System.out.println("a release too many: " + e.getMessage());
    }
  }

  private void visit() throws InterruptedException {
    try (Guard permit = gate.hold()) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      java.lang.Thread.sleep(STAY_MILLIS);
      inside.decrementAndGet();
    }
  }
}
