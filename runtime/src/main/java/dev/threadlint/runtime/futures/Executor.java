package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.Fn2;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.Deadline;
import java.io.Serializable;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks somewhere else. Python: {@code concurrent.futures.Executor}.
 *
 * <p>Closing it is {@code shutdown(true)}: it waits until all that was submitted has been done.
 *
 * <pre>{@code
 * try (Executor executor = new ThreadPoolExecutor(4)) {
 *   for (int size : executor.map(this::sizeOf, urls)) {
 *     System.out.println(size);
 *   }
 * }
 * }</pre>
 */
public abstract class Executor implements AutoCloseable {
  /** For executors of this and other packages. */
  protected Executor() {}

  /**
   * Has a task run. Python: {@code executor.submit(fn)}.
   *
   * @throws IllegalStateException {@code cannot schedule new futures after shutdown} or {@code
   *     cannot schedule new futures after interpreter shutdown}
   * @throws BrokenExecutor if the executor is broken
   */
  public abstract <R extends @Nullable Object> Future<R> submit(Callable<R> task);

  /** Has a task run whose result will be null, as None; see {@link #submit(Callable)}. */
  public Future<@Nullable Void> submit(Block task) {
    return submit(callOf(task));
  }

  /** Python: {@code executor.submit(fn, *args, **kwargs)}; see {@link #submit(Callable)}. */
  public <R extends @Nullable Object> Future<R> submit(Routine<R> function, Arguments arguments) {
    return submit(callOf(function, arguments));
  }

  /**
   * Python: {@code executor.map(fn, inputs)}; see {@link #map(Fn, Iterable, Duration, Integer)}.
   */
  public <A extends @Nullable Object, R extends @Nullable Object> MapResults<R> map(
      Fn<? super A, ? extends R> function, Iterable<A> inputs) {
    return map(function, inputs, null, null);
  }

  /** With a time-out; see {@link #map(Fn, Iterable, Duration, Integer)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> MapResults<R> map(
      Fn<? super A, ? extends R> function, Iterable<A> inputs, @Nullable Duration timeout) {
    return map(function, inputs, timeout, null);
  }

  /**
   * Has a function run for each input. Python: {@code executor.map(fn, inputs, timeout=t,
   * buffersize=n)}.
   *
   * <p>The inputs are read and submitted now; with a buffer size only that many, and one more
   * whenever a result is asked for. Python's chunk size is for processes only.
   *
   * @param timeout from this call on, for each result; zero or less does not wait, null waits for
   *     ever
   * @param buffersize one or more; null reads all inputs now
   * @throws IllegalArgumentException {@code buffersize must be None or > 0}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public <A extends @Nullable Object, R extends @Nullable Object> MapResults<R> map(
      Fn<? super A, ? extends R> function,
      Iterable<A> inputs,
      @Nullable Duration timeout,
      @Nullable Integer buffersize) {
    Iterator<A> each = inputs.iterator();
    return map(
        new Tasks<R>() {
          @Override
          public boolean hasNext() {
            return each.hasNext();
          }

          @Override
          public Callable<R> next() {
            return callOf(function, each.next());
          }
        },
        timeout,
        buffersize);
  }

  /**
   * Has a function of two arguments run for pairs of inputs, up to the end of the shorter ones.
   * Python: {@code executor.map(fn, firsts, seconds)}. The inputs are read now.
   *
   * <pre>{@code
   * executor.map((a, b) -> a + b, List.of(1, 2, 3), List.of(10, 20)); // gives 11, 22
   * }</pre>
   */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      MapResults<R> map(
          Fn2<? super A, ? super B, ? extends R> function,
          Iterable<A> firsts,
          Iterable<B> seconds) {
    return map(function, firsts, seconds, null);
  }

  /**
   * With a time-out; see {@link #map(Fn2, Iterable, Iterable)} and {@link #map(Fn, Iterable,
   * Duration, Integer)}.
   */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      MapResults<R> map(
          Fn2<? super A, ? super B, ? extends R> function,
          Iterable<A> firsts,
          Iterable<B> seconds,
          @Nullable Duration timeout) {
    Iterator<A> first = firsts.iterator();
    Iterator<B> second = seconds.iterator();
    return map(
        new Tasks<R>() {
          @Override
          public boolean hasNext() {
            return first.hasNext() && second.hasNext();
          }

          @Override
          public Callable<R> next() {
            return callOf(function, first.next(), second.next());
          }
        },
        timeout,
        null);
  }

  /** Waits for all that was submitted; see {@link #shutdown(boolean, boolean)}. */
  public void shutdown() {
    shutdown(true, false);
  }

  /** Python: {@code executor.shutdown(wait)}; see {@link #shutdown(boolean, boolean)}. */
  public void shutdown(boolean wait) {
    shutdown(wait, false);
  }

  /**
   * Takes no more tasks; what was submitted still runs. Python: {@code executor.shutdown(wait,
   * cancel_futures=…)}. Calling it again is no error.
   *
   * @param wait whether to return only when everything has ended
   * @param cancelFutures whether to cancel what has not begun
   */
  public abstract void shutdown(boolean wait, boolean cancelFutures);

  /** The end of a {@code with} block: {@code shutdown(true)}. */
  @Override
  public void close() {
    shutdown(true, false);
  }

  private <R extends @Nullable Object> MapResults<R> map(
      Tasks<R> tasks, @Nullable Duration timeout, @Nullable Integer buffersize) {
    MapResults.checkBuffersize(buffersize);
    Iterator<Future<R>> submissions =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return tasks.hasNext();
          }

          @Override
          public Future<R> next() {
            return submit(tasks.next());
          }
        };
    return new MapResults<>(submissions, buffersize, Deadline.in(timeout));
  }

  // Calls that can travel to another process, if what they are made of can; hence static, for a
  // lambda within an object would take that along.

  private static Callable<@Nullable Void> callOf(Block task) {
    return (Callable<@Nullable Void> & Serializable)
        () -> {
          task.run();
          return null;
        };
  }

  private static <R extends @Nullable Object> Callable<R> callOf(
      Routine<R> function, Arguments arguments) {
    return (Callable<R> & Serializable) () -> arguments.call(function);
  }

  private static <A extends @Nullable Object, R extends @Nullable Object> Callable<R> callOf(
      Fn<? super A, ? extends R> function, A input) {
    return (Callable<R> & Serializable) () -> function.apply(input);
  }

  private static <
          A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Callable<R> callOf(Fn2<? super A, ? super B, ? extends R> function, A first, B second) {
    return (Callable<R> & Serializable) () -> function.apply(first, second);
  }

  /** The function as one that takes the items of a pair. */
  @SuppressWarnings({"unchecked", "NullAway"}) // the pairs are made with it
  static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Routine<R> spread(Fn2<? super A, ? super B, ? extends R> function) {
    return pair -> function.apply((A) pair.get(0), (B) pair.get(1));
  }

  private interface Tasks<R extends @Nullable Object> extends Iterator<Callable<R>> {}
}
