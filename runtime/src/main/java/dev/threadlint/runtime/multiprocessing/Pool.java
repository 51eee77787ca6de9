package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes that do tasks. Python: {@code multiprocessing.Pool}.
 *
 * <p>All workers are started at once, and are daemons: a task cannot start processes. A worker that
 * dies is replaced, but as in Python the result of the task it had never comes, unless the program
 * is {@linkplain Multiprocessing#setStrict strict}. {@link #close} is Python's: it ends no {@code
 * with} block but lets what is queued finish; for a block there is {@link #terminating}.
 *
 * <pre>{@code
 * Pool pool = new Pool(4);
 * try (PoolEnd end = pool.terminating()) {          // with Pool(4) as pool:
 *   List<Long> sizes = pool.map(Pages::size, urls); //     sizes = pool.map(size, urls)
 * }
 * }</pre>
 */
public class Pool implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final int CHUNKS_PER_WORKER = 4;

  private enum State {
    RUN,
    CLOSE,
    TERMINATE
  }

  private final transient PoolEngine engine;
  private final transient Runnable atExit = this::terminate;
  private transient volatile State state = State.RUN;

  /** With as many workers as there are processors. Python: {@code Pool()}. */
  public Pool() {
    this(builder());
  }

  /**
   * Python: {@code Pool(processes)}.
   *
   * @throws IllegalArgumentException {@code Number of processes must be at least 1}
   */
  public Pool(int processes) {
    this(builder().processes(processes));
  }

  Pool(PoolBuilder builder) {
    this(builder, ProcessEngine::new);
  }

  Pool(PoolBuilder builder, Function<PoolBuilder, PoolEngine> kind) {
    builder.check();
    engine = kind.apply(builder);
    ProgramExit.addHandler(atExit);
  }

  /** The arguments of Python's {@code Pool(…)} by name. */
  public static PoolBuilder builder() {
    return new PoolBuilder();
  }

  /** Has a task done and waits for its result. Python: {@code pool.apply(f)}. */
  public <R extends @Nullable Object> R apply(Task<R> task) {
    return applyAsync(task).get();
  }

  /** Python: {@code pool.apply(f, args, kwds)}; see {@link #apply(Task)}. */
  public <R extends @Nullable Object> R apply(Routine<R> function, Arguments arguments) {
    return applyAsync(function, arguments).get();
  }

  /**
   * Has a task done. Python: {@code pool.apply_async(f)}.
   *
   * @throws IllegalArgumentException {@code Pool not running}
   */
  public <R extends @Nullable Object> AsyncResult<R> applyAsync(Task<R> task) {
    return applyAsync(task, null, null);
  }

  /**
   * Python: {@code pool.apply_async(f, callback=…, error_callback=…)}.
   *
   * @param callback gets the result, in a thread of the pool, if the task succeeded; one at a time
   * @param errorCallback gets what the task threw otherwise
   */
  public <R extends @Nullable Object> AsyncResult<R> applyAsync(
      Task<R> task,
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super Throwable> errorCallback) {
    return submitOne(WorkRequest.Kind.CALL, task, null, callback, errorCallback);
  }

  /** Python: {@code pool.apply_async(f, args, kwds)}. */
  public <R extends @Nullable Object> AsyncResult<R> applyAsync(
      Routine<R> function, Arguments arguments) {
    return applyAsync(function, arguments, null, null);
  }

  /** Python: {@code pool.apply_async(f, args, kwds, callback, error_callback)}. */
  public <R extends @Nullable Object> AsyncResult<R> applyAsync(
      Routine<R> function,
      Arguments arguments,
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super Throwable> errorCallback) {
    return submitOne(WorkRequest.Kind.APPLY, function, arguments, callback, errorCallback);
  }

  /** In chunks of a size that suits; see {@link #map(Fn, Iterable, Integer)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Iterable<A> items) {
    return map(function, items, null);
  }

  /**
   * Has a function called for each item and waits for all results, in the order of the items.
   * Python: {@code pool.map(f, items, chunksize)}.
   *
   * <p>If it throws, the first exception is thrown here when all chunks are done; the rest of a
   * chunk in which it happens is left out.
   *
   * @param chunksize how many items a worker gets at a time; null shares them out four times over
   */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> function, Iterable<A> items, @Nullable Integer chunksize) {
    return this.<A, R>mapAsync(function, items, chunksize, null, null).get();
  }

  /** Python: {@code pool.map_async(f, items)}; see {@link #map(Fn, Iterable, Integer)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
      Fn<? super A, ? extends R> function, Iterable<A> items) {
    return mapAsync(function, items, null, null, null);
  }

  /** Python: {@code pool.map_async(f, items, chunksize, callback, error_callback)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
      Fn<? super A, ? extends R> function,
      Iterable<A> items,
      @Nullable Integer chunksize,
      @Nullable Consumer<? super List<R>> callback,
      @Nullable Consumer<? super Throwable> errorCallback) {
    return submitAll(WorkRequest.Kind.MAP, function, items, chunksize, callback, errorCallback);
  }

  /** Python: {@code pool.starmap(f, items)}; see {@link #starmap(Routine, Iterable, Integer)}. */
  public <R extends @Nullable Object> List<R> starmap(Routine<R> function, Iterable<?> items) {
    return starmap(function, items, null);
  }

  /**
   * As {@link #map(Fn, Iterable, Integer)}, each item giving the arguments of one call. Python:
   * {@code pool.starmap(f, items, chunksize)}.
   */
  public <R extends @Nullable Object> List<R> starmap(
      Routine<R> function, Iterable<?> items, @Nullable Integer chunksize) {
    return this.<R>starmapAsync(function, items, chunksize, null, null).get();
  }

  /** Python: {@code pool.starmap_async(f, items)}. */
  public <R extends @Nullable Object> AsyncResult<List<R>> starmapAsync(
      Routine<R> function, Iterable<?> items) {
    return starmapAsync(function, items, null, null, null);
  }

  /** Python: {@code pool.starmap_async(f, items, chunksize, callback, error_callback)}. */
  public <R extends @Nullable Object> AsyncResult<List<R>> starmapAsync(
      Routine<R> function,
      Iterable<?> items,
      @Nullable Integer chunksize,
      @Nullable Consumer<? super List<R>> callback,
      @Nullable Consumer<? super Throwable> errorCallback) {
    return submitAll(WorkRequest.Kind.STARMAP, function, items, chunksize, callback, errorCallback);
  }

  /** Python: {@code pool.imap(f, items)}; see {@link #imap(Fn, Iterable, int)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResults<R> imap(
      Fn<? super A, ? extends R> function, Iterable<A> items) {
    return imap(function, items, 1);
  }

  /**
   * Has a function called for each item and gives the results as they are asked for, in the order
   * of the items, which are read ahead by a thread of the pool. Python: {@code pool.imap(f, items,
   * chunksize)}.
   *
   * @throws IllegalArgumentException {@code Chunksize must be 1+, not 0}
   */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResults<R> imap(
      Fn<? super A, ? extends R> function, Iterable<A> items, int chunksize) {
    return feed(function, items, chunksize, true);
  }

  /** Python: {@code pool.imap_unordered(f, items)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResults<R> imapUnordered(
      Fn<? super A, ? extends R> function, Iterable<A> items) {
    return imapUnordered(function, items, 1);
  }

  /**
   * As {@link #imap(Fn, Iterable, int)}, in the order in which the results come. Python: {@code
   * pool.imap_unordered(f, items, chunksize)}.
   */
  public <A extends @Nullable Object, R extends @Nullable Object> PoolResults<R> imapUnordered(
      Fn<? super A, ? extends R> function, Iterable<A> items, int chunksize) {
    return feed(function, items, chunksize, false);
  }

  /** Takes no more tasks; what is queued is done, then the workers end. Python: {@code close()}. */
  public synchronized void close() {
    if (state == State.RUN) {
      state = State.CLOSE;
      engine.close();
    }
  }

  /**
   * Ends the workers now; results that are not there will never be. Python: {@code terminate()}.
   */
  public synchronized void terminate() {
    if (state != State.TERMINATE) {
      state = State.TERMINATE;
      engine.terminate();
      ProgramExit.removeHandler(atExit);
    }
  }

  /**
   * Waits for the workers to end. Python: {@code pool.join()}.
   *
   * @throws IllegalArgumentException {@code Pool is still running}
   */
  public void join() {
    if (state == State.RUN) {
      throw new IllegalArgumentException("Pool is still running");
    }
    engine.join();
    ProgramExit.removeHandler(atExit);
  }

  /**
   * For a try block at whose end the pool is terminated. Python: {@code with pool:}.
   *
   * @throws IllegalArgumentException {@code Pool not running}
   */
  public PoolEnd terminating() {
    checkRunning();
    return this::terminate;
  }

  /** {@code <multiprocessing.pool.Pool state=RUN pool_size=2>}. */
  @Override
  public String toString() {
    return "<multiprocessing.pool.%s state=%s pool_size=%d>"
        .formatted(PythonType.nameOf(getClass()), state, engine.size());
  }

  private <R extends @Nullable Object> AsyncResult<R> submitOne(
      WorkRequest.Kind kind,
      Object function,
      @Nullable Object input,
      @Nullable Consumer<? super R> callback,
      @Nullable Consumer<? super Throwable> errorCallback) {
    checkRunning();
    AsyncResult<R> result = new AsyncResult<>("ApplyResult", callback, errorCallback);
    engine.submit(new SingleJob(kind, function, result), 0, input);
    return result;
  }

  private <R extends @Nullable Object> AsyncResult<List<R>> submitAll(
      WorkRequest.Kind kind,
      Object function,
      Iterable<?> items,
      @Nullable Integer chunksize,
      @Nullable Consumer<? super List<R>> callback,
      @Nullable Consumer<? super Throwable> errorCallback) {
    checkRunning();
    List<@Nullable Object> all = new ArrayList<>();
    items.forEach(all::add);
    int size = chunksize == null ? suitableSize(all.size()) : PoolFeed.checked(chunksize);
    AsyncResult<List<R>> result = new AsyncResult<>("MapResult", callback, errorCallback);
    int chunks = (all.size() + size - 1) / size;
    MapJob job = new MapJob(kind, function, result, chunks);
    for (int i = 0; i < chunks; i++) {
      int from = i * size;
      engine.submit(job, i, new ArrayList<>(all.subList(from, Math.min(all.size(), from + size))));
    }
    return result;
  }

  private <R extends @Nullable Object> PoolResults<R> feed(
      Object function, Iterable<?> items, int chunksize, boolean ordered) {
    checkRunning();
    int size = PoolFeed.checked(chunksize);
    PoolResults<R> results = new PoolResults<>(ordered, size > 1);
    PoolFeed.start(engine, new ImapJob(function, results), items, size);
    return results;
  }

  private int suitableSize(int items) {
    int chunks = CHUNKS_PER_WORKER * engine.size();
    return Math.max(1, (items + chunks - 1) / chunks);
  }

  private void checkRunning() {
    if (state != State.RUN) {
      throw new IllegalArgumentException("Pool not running");
    }
  }

  /** Refuses, for every kind of pool. */
  @Serial
  @SuppressWarnings("DoNotCallSuggester") // called by serialisation only
  protected final Object writeReplace() {
    throw Spawning.refused(
        new UnsupportedOperationException(
            "pool objects cannot be passed between processes or pickled"),
        this);
  }
}
