package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.Fn2;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.multiprocessing.Context;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.RemoteTraceback;
import dev.threadlint.runtime.multiprocessing.Task;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.PickledFunction;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in processes of its own. Python: {@code concurrent.futures.ProcessPoolExecutor}.
 *
 * <p>A process is started when a task comes and none is idle, up to the number allowed. A task and
 * its result are copied, so both must be serialisable; a lambda is if what it captures is. One task
 * more than there are processes counts as running and cannot be cancelled any more. If a process
 * dies, the executor is broken and all its futures fail. Unlike those of a {@link
 * dev.threadlint.runtime.multiprocessing.Pool} the processes may start processes.
 *
 * <pre>{@code
 * try (var executor = new ProcessPoolExecutor(4)) {
 *   Future<Long> primes = executor.submit(() -> Primes.countBelow(1_000_000));
 *   System.out.println(primes.result());
 * }
 * }</pre>
 */
public final class ProcessPoolExecutor extends Executor {
  private final ProcessCrew crew;
  private final Runnable drain;

  /** With as many processes as there are processors. Python: {@code ProcessPoolExecutor()}. */
  public ProcessPoolExecutor() {
    this(Multiprocessing.cpuCount());
  }

  /** Python: {@code ProcessPoolExecutor(max_workers)}. */
  public ProcessPoolExecutor(int maxWorkers) {
    this(maxWorkers, null, null);
  }

  /**
   * Python: {@code ProcessPoolExecutor(max_workers, initializer=…, max_tasks_per_child=…)}.
   *
   * @param maxWorkers how many processes there may be at a time, one or more
   * @param initializer what each process does first, null is nothing; if it fails the executor is
   *     broken
   * @param maxTasksPerChild after how many tasks a process is replaced, null is never
   * @throws IllegalArgumentException {@code max_workers must be greater than 0} or {@code
   *     max_tasks_per_child must be >= 1}
   */
  public ProcessPoolExecutor(
      int maxWorkers, @Nullable Block initializer, @Nullable Integer maxTasksPerChild) {
    this(maxWorkers, null, initializer, maxTasksPerChild);
  }

  /**
   * Python: {@code ProcessPoolExecutor(max_workers, mp_context, initializer, …)}; see {@link
   * #ProcessPoolExecutor(int, Block, Integer)}.
   *
   * @param context how the processes are started; null is as the program starts all, but {@code
   *     spawn} if they are replaced
   */
  public ProcessPoolExecutor(
      int maxWorkers,
      @Nullable Context context,
      @Nullable Block initializer,
      @Nullable Integer maxTasksPerChild) {
    if (maxWorkers <= 0) {
      throw new IllegalArgumentException("max_workers must be greater than 0");
    }
    if (maxTasksPerChild != null && maxTasksPerChild < 1) {
      throw new IllegalArgumentException("max_tasks_per_child must be >= 1");
    }
    int mostTasks = maxTasksPerChild == null ? 0 : maxTasksPerChild;
    crew = new ProcessCrew(maxWorkers, chosen(context, mostTasks), initializer, mostTasks);
    drain = crew::drain;
    ProgramExit.addPool(drain);
  }

  /**
   * {@inheritDoc}
   *
   * <p>If a process is needed and cannot be started, that is thrown: for an initializer that cannot
   * travel the failure to pickle it, in a daemon the AssertionError of {@link
   * dev.threadlint.runtime.multiprocessing.Process#start}.
   *
   * @throws BrokenProcessPool {@code A child process terminated abruptly, the process pool is not
   *     usable anymore}
   */
  @Override
  public <R extends @Nullable Object> Future<R> submit(Callable<R> task) {
    return submit(WorkRequest.Kind.CALL, task, null, false);
  }

  /** The same for a lambda or method reference, which thereby can travel. */
  public <R extends @Nullable Object> Future<R> submit(Task<R> task) {
    return submit((Callable<R>) task);
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> MapResults<R> map(
      Fn<? super A, ? extends R> function,
      Iterable<A> inputs,
      @Nullable Duration timeout,
      @Nullable Integer buffersize) {
    MapResults.checkBuffersize(buffersize);
    Calls<R> calls = new Calls<>(WorkRequest.Kind.MAP, function, inputs.iterator(), 1, true);
    return new MapResults<>(calls, buffersize, Deadline.in(timeout));
  }

  /** Without time-out; see {@link #map(Fn, Iterable, int, Duration)}. */
  public <A extends @Nullable Object, R extends @Nullable Object> MapResults<R> map(
      Fn<? super A, ? extends R> function, Iterable<A> inputs, int chunksize) {
    return map(function, inputs, chunksize, null);
  }

  /**
   * Has a function run for each input, of which a process gets several at a time. Python: {@code
   * executor.map(fn, inputs, timeout=t, chunksize=n)}.
   *
   * @throws IllegalArgumentException {@code chunksize must be >= 1.}
   */
  public <A extends @Nullable Object, R extends @Nullable Object> MapResults<R> map(
      Fn<? super A, ? extends R> function,
      Iterable<A> inputs,
      int chunksize,
      @Nullable Duration timeout) {
    return mapInChunks(WorkRequest.Kind.MAP, function, inputs.iterator(), chunksize, timeout);
  }

  /**
   * The same for a function of two arguments and pairs of inputs, up to the end of the shorter
   * ones. Python: {@code executor.map(fn, firsts, seconds, timeout=t, chunksize=n)}.
   *
   * @throws IllegalArgumentException {@code chunksize must be >= 1.}
   */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      MapResults<R> map(
          Fn2<? super A, ? super B, ? extends R> function,
          Iterable<A> firsts,
          Iterable<B> seconds,
          int chunksize,
          @Nullable Duration timeout) {
    Routine<R> routine = spread(function);
    Pairs pairs = new Pairs(firsts.iterator(), seconds.iterator());
    return mapInChunks(WorkRequest.Kind.STARMAP, routine, pairs, chunksize, timeout);
  }

  @Override
  public void shutdown(boolean wait, boolean cancelFutures) {
    ProgramExit.removePool(drain);
    crew.shutdown(cancelFutures, wait);
  }

  /** Ends the processes by SIGTERM; what is not done is cancelled or fails. Python 3.14. */
  public void terminateWorkers() {
    shutdown(false, true);
    crew.processes().forEach(process -> process.terminate());
  }

  /** Ends the processes by SIGKILL; what is not done is cancelled or fails. Python 3.14. */
  public void killWorkers() {
    shutdown(false, true);
    crew.processes().forEach(process -> process.kill());
  }

  private <R extends @Nullable Object> MapResults<R> mapInChunks(
      WorkRequest.Kind kind,
      Object function,
      Iterator<?> inputs,
      int chunksize,
      @Nullable Duration timeout) {
    if (chunksize < 1) {
      throw new IllegalArgumentException("chunksize must be >= 1.");
    }
    Calls<List<R>> calls = new Calls<>(kind, function, inputs, chunksize, false);
    return new MapResults<>(new MapResults<>(calls, null, Deadline.in(timeout)));
  }

  private <R extends @Nullable Object> Future<R> submit(
      WorkRequest.Kind kind, Object function, @Nullable Object input, boolean single) {
    crew.checkOpen();
    Future<R> future = new Future<>();
    ProcessTask<R> task;
    try {
      PickledFunction pickled = Pickle.function(function);
      task = new ProcessTask<>(kind, pickled, Pickle.dumps(input), future, single);
    } catch (Throwable e) { // whatever a writeObject of the program throws, checked or not
      // As in Python the pool survives what cannot travel, and says it through the future.
      RemoteTraceback.append(e, RemoteTraceback.textOf(e));
      future.setException(e);
      return future;
    }
    crew.submit(task);
    return future;
  }

  private static Context chosen(@Nullable Context context, int mostTasks) {
    if (context != null) {
      return context;
    }
    return mostTasks == 0 ? Multiprocessing.getContext() : Multiprocessing.getContext("spawn");
  }

  /** Pairs of inputs, as lists, which can travel. */
  private record Pairs(Iterator<?> firsts, Iterator<?> seconds) implements Iterator<List<?>> {
    @Override
    public boolean hasNext() {
      return firsts.hasNext() && seconds.hasNext();
    }

    @Override
    public List<?> next() {
      return Arrays.asList(firsts.next(), seconds.next());
    }
  }

  /** Submits the calls of a map, one chunk each time. */
  private final class Calls<R extends @Nullable Object> implements Iterator<Future<R>> {
    private final WorkRequest.Kind kind;
    private final Object function;
    private final Iterator<?> inputs;
    private final int chunksize;
    private final boolean single;

    Calls(
        WorkRequest.Kind kind, Object function, Iterator<?> inputs, int chunksize, boolean single) {
      this.kind = kind;
      this.function = function;
      this.inputs = inputs;
      this.chunksize = chunksize;
      this.single = single;
    }

    @Override
    public boolean hasNext() {
      return inputs.hasNext();
    }

    @Override
    public Future<R> next() {
      List<@Nullable Object> chunk = new ArrayList<>();
      while (chunk.size() < chunksize && inputs.hasNext()) {
        chunk.add(inputs.next());
      }
      return submit(kind, function, chunk, single);
    }
  }
}
