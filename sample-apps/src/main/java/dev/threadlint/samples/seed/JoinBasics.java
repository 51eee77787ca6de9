package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Str;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Thread;
import java.util.ArrayList;
import java.util.List;

/**
 * What join does: the same three threads not joined, joined in the loop that starts them, and
 * joined in a loop of their own.
 *
 * <p>In Python threads sleep and then append to {@code tmp_list}. Printed without a join the list
 * is {@code []}; with a join it is full. The article adds that join makes only one thread run at a
 * time. That is so only where start and join share a loop; two loops wait just as well and take as
 * long as one thread.
 *
 * <p>In Java it is the same: {@code Thread.join} waits, and what the thread wrote can be seen after
 * it. The last part is the other use of join, one thread that goes on when another one has ended.
 *
 * <p>The tracer says that nobody waited for the first three ({@code join-missing}), and that the
 * next three ran one by one, with the time that was lost ({@code join-serialises}).
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class JoinBasics {
  private static final int THREADS = 3;
  private static final long SLEEP_MILLIS = 300;
  private static final double WORK_SECONDS = THREADS * SLEEP_MILLIS / 1e3;

  private final Lock lock = new Lock();
  private final List<String> results = new ArrayList<>();

  private JoinBasics() {}

  /** Runs the variants one after another. */
  public static void main(String[] arguments) {
    new JoinBasics().withoutJoin();
    new JoinBasics().inOneLoop();
    new JoinBasics().inTwoLoops();
    new JoinBasics().oneAfterAnother();
  }

  private void withoutJoin() {
    for (int i = 0; i < THREADS; i++) {
      worker(i).start(); // FINDING: join-missing
    }
    System.out.println("not joined: [" + results() + "]");
  }

  private void inOneLoop() {
    Stopwatch watch = new Stopwatch();
    for (int i = 0; i < THREADS; i++) {
      Thread worker = worker(i);
      worker.start();
      worker.join(); // FINDING: join-serialises
    }
    System.out.println("start and join in one loop: [" + results() + "]");
    watch.print("one loop", WORK_SECONDS);
  }

  private void inTwoLoops() {
    Stopwatch watch = new Stopwatch();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      workers.add(worker(i));
    }
    workers.forEach(Thread::start);
    workers.forEach(Thread::join);
    System.out.println("two loops: [" + results() + "]");
    watch.print("two loops", WORK_SECONDS);
  }

  private void oneAfterAnother() {
    Thread first = worker(1);
    Thread second =
        new Thread(
            () -> {
              first.join();
              append("after 1");
            });
    first.start();
    second.start();
    second.join();
    System.out.println("joined by another thread: [" + results() + "]");
  }

  private Thread worker(int number) {
    return new Thread(
        () -> {
          java.lang.Thread.sleep(SLEEP_MILLIS);
          append(String.valueOf(number));
        });
  }

  private void append(String result) {
    try (Guard held = lock.hold()) {
      results.add(result);
    }
  }

  private String results() {
    try (Guard held = lock.hold()) {
      return Str.join(", ", results.stream().sorted().toList());
    }
  }
}
