package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.internal.CarrierJoin;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.HandoffQueue;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.internal.WorkerThreads;
import dev.threadlint.runtime.threading.Threading;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in threads of its own. Python: {@code concurrent.futures.ThreadPoolExecutor}.
 *
 * <p>A thread is made when a task comes and none is idle, up to the number allowed. The threads do
 * not keep the program alive, but at its end what is queued is still done. A task that waits for
 * another task of the same full pool waits for ever. Unlike Python's, a pool that is forgotten
 * without shutdown keeps its threads.
 *
 * <pre>{@code
 * try (var executor = new ThreadPoolExecutor(2, "fetch")) {
 *   Future<String> page = executor.submit(() -> download(url));
 *   System.out.println(page.result());
 * }
 * }</pre>
 */
public final class ThreadPoolExecutor extends Executor {
  /*
   * One unbounded queue feeds all workers. A worker that finds it empty adds one to idle and then
   * waits; a submitter first queues its task and then takes one from idle, or starts a thread if
   * it cannot and there may be more. So a thread is started only if every other one is at work or
   * has been spoken for.
   *
   * STOP in the queue comes after all tasks. The worker that takes it puts it back for the next one
   * and ends. It is put in under the same mutex under which tasks are, so no task comes after it.
   *
   * Workers are daemons for the JVM; drain(), called by the exit hook, is what makes the program
   * finish the queue first. It does not set shutdown, as a task that submits then is told of the
   * program's end instead. The hook forgets the pool when its last worker has ended.
   */
  private static final String BROKEN =
      "A thread initializer failed, the thread pool is not usable anymore";
  private static final System.Logger LOGGER = System.getLogger("concurrent.futures");
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final WorkItem<?> STOP = new WorkItem<>(() -> null);

  static {
    // Makes sure that threading has been initialised and so has told how to start its threads.
    Threading.mainThread();
  }

  private final int maxWorkers;
  private final String namePrefix;
  private final @Nullable Block initializer;
  private final HandoffQueue<WorkItem<?>> queue = new HandoffQueue<>();
  private final AtomicInteger idle = new AtomicInteger();
  private final Mutex mutex = new Mutex();
  private final List<Thread> workers = new ArrayList<>();
  private final Runnable drain = this::drain;
  private int workersAlive;
  private boolean broken;
  private volatile boolean shutdown;

  /**
   * With as many threads as there are processors and 4 more, at most 32. Python: {@code
   * ThreadPoolExecutor()}.
   */
  public ThreadPoolExecutor() {
    this(Math.min(32, Runtime.getRuntime().availableProcessors() + 4));
  }

  /** Python: {@code ThreadPoolExecutor(max_workers)}. */
  public ThreadPoolExecutor(int maxWorkers) {
    this(maxWorkers, "");
  }

  /** Python: {@code ThreadPoolExecutor(max_workers, thread_name_prefix)}. */
  public ThreadPoolExecutor(int maxWorkers, String threadNamePrefix) {
    this(maxWorkers, threadNamePrefix, null);
  }

  /**
   * Python: {@code ThreadPoolExecutor(max_workers, thread_name_prefix, initializer)}.
   *
   * @param maxWorkers how many threads there may be at a time, one or more
   * @param threadNamePrefix threads are called {@code prefix_0} and so on; if empty {@code
   *     ThreadPoolExecutor-0_0}
   * @param initializer what each thread does first, null is nothing; if it fails the pool is broken
   * @throws IllegalArgumentException {@code max_workers must be greater than 0}
   */
  public ThreadPoolExecutor(int maxWorkers, String threadNamePrefix, @Nullable Block initializer) {
    if (maxWorkers <= 0) {
      throw new IllegalArgumentException("max_workers must be greater than 0");
    }
    this.maxWorkers = maxWorkers;
    this.initializer = initializer;
    this.namePrefix =
        threadNamePrefix.isEmpty()
            ? "ThreadPoolExecutor-" + COUNTER.getAndIncrement()
            : threadNamePrefix;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BrokenThreadPool {@code A thread initializer failed, the thread pool is not usable
   *     anymore}
   */
  @Override
  public <R extends @Nullable Object> Future<R> submit(Callable<R> task) {
    WorkItem<R> item = new WorkItem<>(task);
    mutex.acquire(this);
    try {
      checkOpen();
      queue.put(item);
      provideWorker(item);
    } finally {
      mutex.release();
    }
    return item.future();
  }

  @Override
  public void shutdown(boolean wait, boolean cancelFutures) {
    List<WorkItem<?>> cancelled = List.of();
    mutex.acquire(this);
    try {
      shutdown = true;
      if (cancelFutures) {
        cancelled = takeAll();
      }
      queue.put(STOP);
    } finally {
      mutex.release();
    }
    cancelled.forEach(WorkItem::cancel); // a callback that submits hangs CPython here
    if (wait) {
      joinWorkers();
    }
  }

  /** For tests. */
  int maxWorkers() {
    return maxWorkers;
  }

  private void checkOpen() {
    if (broken) {
      throw new BrokenThreadPool(BROKEN);
    }
    if (shutdown) {
      throw new IllegalStateException("cannot schedule new futures after shutdown");
    }
    if (ProgramExit.isDraining()) {
      throw new IllegalStateException("cannot schedule new futures after interpreter shutdown");
    }
  }

  private void provideWorker(WorkItem<?> item) {
    if (takeIdle() || workers.size() >= maxWorkers) {
      return;
    }
    try {
      String name = namePrefix + "_" + workers.size();
      workersAlive++;
      workers.add(WorkerThreads.installed().start(name, this::work));
    } catch (IllegalStateException e) {
      workersAlive--;
      item.cancel();
      throw e;
    }
    if (workers.size() == 1) {
      ProgramExit.addPool(drain);
    }
  }

  private boolean takeIdle() {
    int count;
    do {
      count = idle.get();
      if (count == 0) {
        return false;
      }
    } while (!idle.compareAndSet(count, count - 1));
    return true;
  }

  /** The life of a worker. */
  private void work() {
    try {
      if (initialize()) {
        WorkItem<?> item;
        while ((item = nextItem()) != STOP) {
          run(item);
        }
        queue.put(STOP);
      }
    } finally {
      workerEnded();
    }
  }

  private static void run(WorkItem<?> item) {
    try {
      item.run();
    } catch (Throwable e) {
      // Not the task's failure, which is in its future: somebody else had set that future's
      // outcome, or a callback threw an Error. CPython loses the worker then.
      LOGGER.log(Level.ERROR, "Exception in worker", e);
    }
  }

  private boolean initialize() {
    try {
      if (initializer != null) {
        initializer.run();
      }
      return true;
    } catch (Throwable e) {
      LOGGER.log(Level.ERROR, "Exception in initializer:", e);
      breakDown();
      return false;
    }
  }

  private void breakDown() {
    List<WorkItem<?>> left;
    mutex.acquire(this);
    try {
      broken = true;
      left = takeAll();
    } finally {
      mutex.release();
    }
    left.forEach(item -> item.fail(new BrokenThreadPool(BROKEN)));
  }

  private WorkItem<?> nextItem() {
    WorkItem<?> item = queue.poll();
    if (item != null) {
      return item;
    }
    idle.incrementAndGet();
    do {
      item = queue.take(this, Deadline.NEVER);
    } while (item == null);
    return item;
  }

  /** All that is queued except STOP, which the caller puts back if it is still due. */
  private List<WorkItem<?>> takeAll() {
    List<WorkItem<?>> items = new ArrayList<>();
    WorkItem<?> item;
    while ((item = queue.poll()) != null) {
      if (item != STOP) {
        items.add(item);
      }
    }
    if (shutdown || ProgramExit.isDraining()) {
      queue.put(STOP);
    }
    return items;
  }

  private void workerEnded() {
    mutex.acquire(this);
    try {
      workersAlive--;
      if (workersAlive == 0) {
        ProgramExit.removePool(drain);
      }
    } finally {
      mutex.release();
    }
  }

  private void joinWorkers() {
    for (Thread worker : snapshotOfWorkers()) {
      if (worker == Thread.currentThread()) {
        throw new IllegalStateException("cannot join current thread");
      }
      CarrierJoin.join(worker, Deadline.NEVER);
    }
  }

  private void putStop() {
    mutex.acquire(this);
    try {
      queue.put(STOP);
    } finally {
      mutex.release();
    }
  }

  private List<Thread> snapshotOfWorkers() {
    mutex.acquire(this);
    try {
      return List.copyOf(workers);
    } finally {
      mutex.release();
    }
  }

  /** For the exit hook: takes no more tasks and returns when the queue has been worked off. */
  private void drain() {
    putStop();
    snapshotOfWorkers().forEach(ProgramExit::awaitEnd);
  }
}
