package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.internal.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of Python's {@code concurrent.futures} module. */
public final class Futures {
  private Futures() {}

  /**
   * Waits for all. Python: {@code wait(fs)}; see {@link #wait(Collection, Duration, ReturnWhen)}.
   */
  public static <T extends @Nullable Object> DoneAndNotDone<T> wait(
      Collection<? extends Future<T>> futures) {
    return wait(futures, null, ReturnWhen.ALL_COMPLETED);
  }

  /** Waits for all in time; see {@link #wait(Collection, Duration, ReturnWhen)}. */
  public static <T extends @Nullable Object> DoneAndNotDone<T> wait(
      Collection<? extends Future<T>> futures, @Nullable Duration timeout) {
    return wait(futures, timeout, ReturnWhen.ALL_COMPLETED);
  }

  /** Waits for some or all; see {@link #wait(Collection, Duration, ReturnWhen)}. */
  public static <T extends @Nullable Object> DoneAndNotDone<T> wait(
      Collection<? extends Future<T>> futures, ReturnWhen returnWhen) {
    return wait(futures, null, returnWhen);
  }

  /**
   * Waits until enough of the futures are done or the time is up, which is no error. Python: {@code
   * concurrent.futures.wait(fs, timeout, return_when)}.
   *
   * <p>A cancelled future counts as done only when its executor has come across it. A future given
   * twice counts once.
   *
   * <pre>{@code
   * var outcome = Futures.wait(futures, Duration.ofSeconds(1), ReturnWhen.FIRST_COMPLETED);
   * for (Future<String> future : outcome.done()) {
   *   System.out.println(future.result());
   * }
   * }</pre>
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public static <T extends @Nullable Object> DoneAndNotDone<T> wait(
      Collection<? extends Future<T>> futures, @Nullable Duration timeout, ReturnWhen returnWhen) {
    Deadline deadline = Deadline.in(timeout);
    Set<Future<T>> all = new LinkedHashSet<>(futures);
    if (!all.isEmpty()) {
      awaitEnough(all, new CompletionCount(all.size(), returnWhen), deadline);
    }
    Set<Future<T>> done = new LinkedHashSet<>(all);
    done.removeIf(future -> !future.isCompleted());
    all.removeAll(done);
    return new DoneAndNotDone<>(done, all);
  }

  /**
   * Without time-out. Python: {@code as_completed(fs)}; see {@link #asCompleted(Collection,
   * Duration)}.
   */
  public static <T extends @Nullable Object> Completions<T> asCompleted(
      Collection<? extends Future<T>> futures) {
    return asCompleted(futures, null);
  }

  /**
   * Gives the futures as they complete, those first that are done already. Python: {@code
   * concurrent.futures.as_completed(fs, timeout)}.
   *
   * <p>A future given twice comes once.
   *
   * <pre>{@code
   * for (Future<String> future : Futures.asCompleted(futures, Duration.ofSeconds(5))) {
   *   System.out.println(future.result());
   * }
   * }</pre>
   *
   * @param timeout from now to the last one; zero or less does not wait, null waits for ever
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public static <T extends @Nullable Object> Completions<T> asCompleted(
      Collection<? extends Future<T>> futures, @Nullable Duration timeout) {
    return new Completions<>(futures, Deadline.in(timeout));
  }

  private static <T extends @Nullable Object> void awaitEnough(
      Set<Future<T>> futures, CompletionCount count, Deadline deadline) {
    for (Future<T> future : futures) {
      if (!future.addListener(count)) {
        count.completed(future);
      }
    }
    count.await(deadline);
    for (Future<T> future : futures) {
      future.removeListener(count);
    }
  }
}
