package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.Routine;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Pool} in a manager, whose workers are the manager's children. Python: {@code
 * multiprocessing.managers.PoolProxy}.
 *
 * <p>Unlike a Pool it may be sent anywhere, so that several processes share one set of workers.
 * Callbacks are sent along and called in the manager's process; what they are to tell anybody else
 * goes through a proxy.
 *
 * <pre>{@code
 * PoolProxy pool = manager.pool(4);
 * try (PoolEnd end = pool.terminating()) {
 *   List<Integer> squares = pool.map(Tasks::square, List.of(1, 2, 3));
 * }
 * }</pre>
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what the tasks make
public final class PoolProxy extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  static final String RESULT = "AsyncResult";
  static final String RESULTS = "PoolResults";

  private static final int PROCESSES = 0;
  private static final int INITIALIZER = 1;
  private static final int MOST_TASKS = 2;

  PoolProxy(Token token) {
    super(token);
  }

  /** What a manager knows of pools. */
  static ManagedType type() {
    return ManagedType.of(PoolProxy::make)
        .proxy(PoolProxy.class)
        .exposed(
            "apply",
            "applyAsync",
            "map",
            "mapAsync",
            "starmap",
            "starmapAsync",
            "imap",
            "imapUnordered",
            "close",
            "terminate",
            "join")
        .returns("applyAsync", RESULT)
        .returns("mapAsync", RESULT)
        .returns("starmapAsync", RESULT)
        .returns("imap", RESULTS)
        .returns("imapUnordered", RESULTS);
  }

  /** Python: {@code pool.apply(f)}. */
  public <R extends @Nullable Object> R apply(Task<R> task) {
    return (R) call("apply", task);
  }

  /** Python: {@code pool.apply(f, args, kwds)}. */
  public <R extends @Nullable Object> R apply(Routine<R> function, Arguments arguments) {
    return (R) call("apply", function, arguments);
  }

  /** Python: {@code pool.apply_async(f)}. */
  public <R extends @Nullable Object> AsyncResultProxy<R> applyAsync(Task<R> task) {
    return (AsyncResultProxy<R>) call("applyAsync", task);
  }

  /** Python: {@code pool.apply_async(f, args, kwds)}. */
  public <R extends @Nullable Object> AsyncResultProxy<R> applyAsync(
      Routine<R> function, Arguments arguments) {
    return (AsyncResultProxy<R>) call("applyAsync", function, arguments);
  }

  /**
   * Python: {@code pool.apply_async(f, callback=…, error_callback=…)}.
   *
   * @param callback gets the result, in the manager's process, if the task succeeded
   * @param errorCallback gets what the task threw otherwise
   * @throws NotPicklable if one of them cannot be sent
   */
  public <R extends @Nullable Object> AsyncResultProxy<R> applyAsync(
      Task<R> task,
      @Nullable Callback<? super R> callback,
      @Nullable Callback<? super Throwable> errorCallback) {
    return (AsyncResultProxy<R>) call("applyAsync", task, callback, errorCallback);
  }

  /** Python: {@code pool.apply_async(f, args, kwds, callback, error_callback)}. */
  public <R extends @Nullable Object> AsyncResultProxy<R> applyAsync(
      Routine<R> function,
      Arguments arguments,
      @Nullable Callback<? super R> callback,
      @Nullable Callback<? super Throwable> errorCallback) {
    return (AsyncResultProxy<R>) call("applyAsync", function, arguments, callback, errorCallback);
  }

  /** Python: {@code pool.map(f, items)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Collection<A> items) {
    return map(function, items, null);
  }

  /** Python: {@code pool.map(f, items, chunksize)}; see {@link Pool#map(Fn, Iterable, Integer)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Collection<A> items, @Nullable Integer chunksize) {
    return (List<R>) call("map", function, new ArrayList<>(items), chunksize);
  }

  /** Python: {@code pool.map_async(f, items)}. */
  public <A extends @Nullable Object, R extends @Nullable Object>
      AsyncResultProxy<List<R>> mapAsync(Fn<? super A, ? extends R> function, Collection<A> items) {
    return (AsyncResultProxy<List<R>>) call("mapAsync", function, new ArrayList<>(items));
  }

  /** Python: {@code pool.map_async(f, items, chunksize, callback, error_callback)}. */
  public <A extends @Nullable Object, R extends @Nullable Object>
      AsyncResultProxy<List<R>> mapAsync(
          Fn<? super A, ? extends R> function,
          Collection<A> items,
          @Nullable Integer chunksize,
          @Nullable Callback<? super List<R>> callback,
          @Nullable Callback<? super Throwable> errorCallback) {
    return (AsyncResultProxy<List<R>>)
        call("mapAsync", function, new ArrayList<>(items), chunksize, callback, errorCallback);
  }

  /** Python: {@code pool.starmap(f, items)}. */
  public <R extends @Nullable Object> List<R> starmap(Routine<R> function, Collection<?> items) {
    return starmap(function, items, null);
  }

  /** Python: {@code pool.starmap(f, items, chunksize)}. */
  public <R extends @Nullable Object> List<R> starmap(
      Routine<R> function, Collection<?> items, @Nullable Integer chunksize) {
    return (List<R>) call("starmap", function, new ArrayList<>(items), chunksize);
  }

  /** Python: {@code pool.starmap_async(f, items)}. */
  public <R extends @Nullable Object> AsyncResultProxy<List<R>> starmapAsync(
      Routine<R> function, Collection<?> items) {
    return (AsyncResultProxy<List<R>>) call("starmapAsync", function, new ArrayList<>(items));
  }

  /** Python: {@code pool.starmap_async(f, items, chunksize, callback, error_callback)}. */
  public <R extends @Nullable Object> AsyncResultProxy<List<R>> starmapAsync(
      Routine<R> function,
      Collection<?> items,
      @Nullable Integer chunksize,
      @Nullable Callback<? super List<R>> callback,
      @Nullable Callback<? super Throwable> errorCallback) {
    return (AsyncResultProxy<List<R>>)
        call("starmapAsync", function, new ArrayList<>(items), chunksize, callback, errorCallback);
  }

  /** Python: {@code pool.imap(f, items)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResultsProxy<R> imap(
      Fn<? super A, ? extends R> function, Collection<A> items) {
    return imap(function, items, 1);
  }

  /** Python: {@code pool.imap(f, items, chunksize)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResultsProxy<R> imap(
      Fn<? super A, ? extends R> function, Collection<A> items, int chunksize) {
    return (PoolResultsProxy<R>) call("imap", function, new ArrayList<>(items), chunksize);
  }

  /** Python: {@code pool.imap_unordered(f, items)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResultsProxy<R> imapUnordered(
      Fn<? super A, ? extends R> function, Collection<A> items) {
    return imapUnordered(function, items, 1);
  }

  /** Python: {@code pool.imap_unordered(f, items, chunksize)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResultsProxy<R> imapUnordered(
      Fn<? super A, ? extends R> function, Collection<A> items, int chunksize) {
    return (PoolResultsProxy<R>) call("imapUnordered", function, new ArrayList<>(items), chunksize);
  }

  /** Takes no more tasks. Python: {@code pool.close()}. */
  public void close() {
    call("close");
  }

  /** Ends the workers now. Python: {@code pool.terminate()}. */
  public void terminate() {
    call("terminate");
  }

  /**
   * Waits for the workers to end. Python: {@code pool.join()}.
   *
   * @throws IllegalArgumentException {@code Pool is still running}
   */
  public void join() {
    call("join");
  }

  /** For a try block at whose end the pool is terminated. Python: {@code with pool:}. */
  public PoolEnd terminating() {
    return this::terminate;
  }

  private static Object make(Arguments arguments) {
    PoolBuilder builder = Pool.builder();
    if (arguments.get(PROCESSES) instanceof Integer processes) {
      builder.processes(processes);
    }
    return builder
        .initializer((Block) arguments.get(INITIALIZER))
        .maxTasksPerChild((Integer) arguments.get(MOST_TASKS))
        .build();
  }
}
