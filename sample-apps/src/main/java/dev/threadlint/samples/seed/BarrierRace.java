package dev.threadlint.samples.seed;

import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.BrokenBarrier;
import dev.threadlint.runtime.threading.Thread;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Three runners start together, twice; then one waits alone and the barrier is reset.
 *
 * <p>In Python the last to come runs the barrier's action before anybody leaves, and each {@code
 * wait} returns another number, 0 for the first to come. {@code reset} throws waiters out with
 * {@code BrokenBarrierError}, and the barrier is as new.
 *
 * <p>In Java a {@code CyclicBarrier} does the same but counts down: its first comer gets the
 * highest number. After a reset its waiters get {@code BrokenBarrierException}.
 *
 * <p>The tracer says nothing. Had the lonely runner been left alone for ever, it would say that two
 * are missing and nobody can come ({@code barrier-short-of-parties}).
 */
public final class BarrierRace {
  private static final int RUNNERS = 3;
  private static final int ROUNDS = 2;
  private static final long LOOK_MILLIS = 5;

  private final AtomicInteger numbers = new AtomicInteger();
  private final Barrier start = new Barrier(RUNNERS, () -> System.out.println("all are here"));

  private BarrierRace() {}

  /** Runs both races, then the one that does not come about. */
  public static void main(String[] arguments) throws InterruptedException {
    BarrierRace race = new BarrierRace();
    List<Thread> runners =
        IntStream.range(0, RUNNERS).mapToObj(i -> new Thread(race::run)).toList();
    runners.forEach(Thread::start);
    runners.forEach(Thread::join);
    System.out.println("sum of the numbers of both rounds: " + race.numbers);

    Thread lonely = new Thread(race::runAlone);
    lonely.start();
    while (race.start.nWaiting() == 0) {
      java.lang.Thread.sleep(LOOK_MILLIS);
    }
    race.start.reset();
    lonely.join();
    System.out.println("broken: " + race.start.broken());
  }

  private void run() {
    for (int round = 0; round < ROUNDS; round++) {
      numbers.addAndGet(start.await());
    }
  }

  private void runAlone() {
    try {
      start.await();
    } catch (BrokenBarrier e) {
      System.out.println("thrown out: " + e.getClass().getSimpleName());
    }
  }
}
