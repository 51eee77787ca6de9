package dev.threadlint.samples.seed;

import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Thread;
import dev.threadlint.runtime.threading.Threading;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Time-outs of joins add up: four threads that do not end, and a fifth of a second for each or for
 * all.
 *
 * <p>In Python ten threads of a class of their own are started and joined by {@code t.join(2)} in a
 * loop. The author expected two seconds and saw up to twenty: each join begins to count when the
 * one before has given up. And {@code join} returns None either way; only {@code is_alive} tells.
 *
 * <p>In Java {@code Threading.joinAll} has one time-out for all, and returns who is late. Beware of
 * {@code java.lang.Thread.join(0)}, which waits for ever; {@code join(Duration.ZERO)} of the
 * runtime does not wait, as Python's.
 *
 * <p>The tracer says how long the loop waited, for which time-out ({@code join-timeouts-add-up}).
 * Without the question after the loop it would also say that nobody looked whether the threads had
 * ended ({@code join-timeout-ignored}).
 */
public final class JoinTimeouts {
  private static final int THREADS = 4;
  private static final Duration TIMEOUT = Duration.ofMillis(200);
  private static final Event WORK_HAS_COME = new Event();

  private JoinTimeouts() {}

  /** Waits for four threads in both ways, then lets them end. */
  public static void main(String[] arguments) {
    List<Worker> workers = IntStream.range(0, THREADS).mapToObj(Worker::new).toList();
    workers.forEach(Worker::start);

    Stopwatch one = new Stopwatch();
    for (Worker worker : workers) {
      worker.join(TIMEOUT); // FINDING: join-timeouts-add-up
    }
    long alive = workers.stream().filter(Worker::isAlive).count();
    System.out.println("a time-out each: " + alive + " still alive");
    one.print("a time-out each");

    Stopwatch all = new Stopwatch();
    List<Thread> late = Threading.joinAll(workers, TIMEOUT);
    System.out.println("one time-out for all: " + late.size() + " still alive");
    all.print("one time-out for all");

    WORK_HAS_COME.set();
    System.out.println("without time-out: " + Threading.joinAll(workers, null).size());
  }

  /** Python: {@code class ThreadTest(threading.Thread)}. */
  private static final class Worker extends Thread {
    Worker(int number) {
      super(Thread.builder().name("worker " + number));
    }

    @Override
    public void run() {
      WORK_HAS_COME.await();
    }
  }
}
