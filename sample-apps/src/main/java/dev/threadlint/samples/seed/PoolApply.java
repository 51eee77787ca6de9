package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.AsyncResult;
import dev.threadlint.runtime.multiprocessing.Pool;
import java.util.List;

/**
 * The same four messages by apply, which waits for each, and by apply_async, which does not.
 *
 * <p>In Python {@code apply} in a loop keeps one worker busy and the others idle. {@code
 * apply_async} hands all in; then {@code close}, then {@code join}: a join before close raises
 * {@code ValueError: Pool is still running}. The article says that the pool creates a process when
 * a request comes; it starts all of them in its constructor.
 *
 * <p>In Java it is the same, each worker being a JVM.
 *
 * <p>The tracer says nothing yet: it follows thread pools ({@code submit-serialises}), not the
 * results of a pool of processes.
 */
public final class PoolApply {
  private static final int WORKERS = 2;
  private static final long SLEEP_MILLIS = 150;
  private static final List<String> MESSAGES = List.of("hello 0", "hello 1", "hello 2", "hello 3");
  private static final double WORK_SECONDS = 4 * SLEEP_MILLIS / 1e3;

  private PoolApply() {}

  /** Sends the messages in both ways through one pool. */
  public static void main(String[] arguments) {
    Pool pool = new Pool(WORKERS);
    System.out.println(pool);
    Stopwatch one = new Stopwatch();
    for (String message : MESSAGES) {
      System.out.println("apply: " + pool.apply(PoolApply::say, Arguments.of(message)));
    }
    one.print("apply", WORK_SECONDS);

    Stopwatch all = new Stopwatch();
    List<AsyncResult<String>> results =
        MESSAGES.stream()
            .map(message -> pool.applyAsync(PoolApply::say, Arguments.of(message)))
            .toList();
    results.forEach(result -> System.out.println("apply_async: " + result.get()));
    all.print("apply_async", WORK_SECONDS);

    try {
      pool.join();
    } catch (IllegalArgumentException e) {
      System.out.println("join before close: " + e.getMessage());
    }
    pool.close();
    pool.join();
    System.out.println(pool);
  }

  private static String say(Arguments arguments) throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
    return arguments.get(0) + " done";
  }
}
