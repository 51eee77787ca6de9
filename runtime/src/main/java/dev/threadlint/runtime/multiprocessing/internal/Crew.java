package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.internal.CarrierJoin;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.multiprocessing.ConnectionReset;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.ProcessBuilder;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Worker processes with at most one task each, and the thread that hears their replies. */
public final class Crew {
  /*
   * A worker says so on its own line when its initializer is done. Who brings a task sends it to
   * an idle worker in their own thread; a thread of that worker hears the reply, gives the worker
   * its next task, and has the owner deal with the reply. So a task costs the waking of the worker,
   * of this thread, and of whoever waits for the result. The crew's own thread notices the end of
   * workers that nobody hears.
   *
   * The line is a pair of named pipes, which a JVM that has just been started has ready soonest;
   * a socket where the system has none.
   *
   * A worker never has two tasks: the second one would wait behind the first although others are
   * idle, and for ever if the first one waits for it.
   *
   * The mutex guards the workers and what they have; nothing is sent, received, or asked of the
   * owner under it, but for the next task. Under the other mutex the owner is told of one thing at
   * a time.
   */
  static final String SERVICE = "worker";

  private static final int LONGEST_NAME = 32;
  private static final AtomicLong NAMES = new AtomicLong();
  private static final Map<String, Newcomer> AWAITED = new ConcurrentHashMap<>();

  private record Newcomer(Crew crew, CrewWorker worker) {}

  private final CrewOwner owner;
  private final Mutex mutex = new Mutex();
  private final Mutex telling = new Mutex();
  private final Semaphore news = new Semaphore(0);
  private final List<CrewWorker> workers = new ArrayList<>();
  // Their wires are broken, but the system may still know them.
  private final List<Process> leaving = new ArrayList<>();
  private final Thread thread;
  private final String threadName;
  private volatile @Nullable Thread teller;
  private boolean ending;

  /** Starts the thread, but no worker yet. */
  public Crew(CrewOwner owner, String threadName) {
    this.owner = owner;
    this.threadName = threadName;
    this.thread = Exchange.daemon(threadName, this::serve);
  }

  /**
   * Starts one more worker.
   *
   * @param builder with name and daemon flag; the crew says what it does
   * @param mostTasks after how many tasks it ends, 0 for never
   * @param ofExecutor whether it works for an executor, and not for a pool, which is the same but
   *     for failures
   */
  public CrewWorker hire(
      ProcessBuilder builder, @Nullable Block initializer, int mostTasks, boolean ofExecutor) {
    PoolPipes pipes = PoolPipes.open();
    String name = Long.toString(NAMES.incrementAndGet());
    String path = pipes == null ? null : pipes.path();
    WorkerBody.describe(builder, name, initializer, mostTasks, ofExecutor, path);
    CrewWorker worker = new CrewWorker(builder.build(), pipes, mostTasks);
    if (pipes == null) {
      Exchange.offer(SERVICE, Crew::welcome);
      AWAITED.put(name, new Newcomer(this, worker));
    }
    boolean started = false;
    try {
      worker.process().start();
      started = true;
    } finally {
      if (!started) {
        AWAITED.remove(name);
        release(worker);
      }
    }
    add(worker);
    return worker;
  }

  /** All that have been hired and are not known to be gone. */
  public List<CrewWorker> workers() {
    mutex.acquire(this);
    try {
      return List.copyOf(workers);
    } finally {
      mutex.release();
    }
  }

  /** Whether no worker has a task. */
  public boolean isAllIdle() {
    mutex.acquire(this);
    try {
      return workers.stream().noneMatch(CrewWorker::isBusy);
    } finally {
      mutex.release();
    }
  }

  public int size() {
    mutex.acquire(this);
    try {
      return workers.size();
    } finally {
      mutex.release();
    }
  }

  /** How many have no task, and can get one now or when they have come. */
  public int idle() {
    mutex.acquire(this);
    try {
      return (int)
          workers.stream().filter(worker -> worker.hasFuture() && !worker.isBusy()).count();
    } finally {
      mutex.release();
    }
  }

  /** There is a task: whoever is idle gets it, now and in this thread. */
  public void offer() {
    Runnable sending;
    while ((sending = assign()) != null) {
      sending.run();
    }
  }

  /** Has the workers end when they have done what they do; no task comes any more. */
  public void end() {
    mutex.acquire(this);
    try {
      ending = true;
      workers.forEach(CrewWorker::tellToEnd);
    } finally {
      mutex.release();
    }
    news.release();
  }

  /** No task comes any more, and the workers are ended by whoever calls this. */
  public void abandon() {
    mutex.acquire(this);
    try {
      ending = true;
      workers.forEach(CrewWorker::markTold);
    } finally {
      mutex.release();
    }
    news.release();
  }

  /** Whether this is the thread in which the owner is being told something. */
  public boolean isOwnThread() {
    return Thread.currentThread() == teller;
  }

  /** Waits until {@link #end} has been called, no worker is left, and all processes have ended. */
  public void join() {
    CarrierJoin.join(thread, Deadline.NEVER);
    mutex.acquire(this);
    List<Process> left = List.copyOf(leaving);
    mutex.release();
    left.forEach(Process::join);
  }

  /** Only once it has been started: one that does not run is taken for gone. */
  @SuppressWarnings("FutureReturnValueIgnored") // the crew's thread looks what has ended
  private void add(CrewWorker worker) {
    mutex.acquire(this);
    workers.add(worker);
    if (ending) {
      worker.tellToEnd();
    }
    mutex.release();
    PoolPipes pipes = worker.pipes();
    if (pipes != null) {
      worker.setHeard(true);
      Exchange.daemon(threadName, () -> hear(worker, pipes));
    }
    ProcessHandle.of(worker.process().pid().orElseThrow())
        .ifPresentOrElse(
            handle -> handle.onExit().thenRun(() -> ended(worker)), () -> ended(worker));
    offer();
  }

  private void ended(CrewWorker worker) {
    worker.setEnded();
    PoolPipes pipes = worker.pipes();
    if (pipes != null) {
      pipes.settle();
    }
    news.release();
  }

  private @Nullable Runnable assign() {
    mutex.acquire(this);
    try {
      for (CrewWorker worker : workers) {
        if (worker.isIdle()) {
          CrewTask task = owner.nextTask();
          return task == null ? null : worker.assign(task);
        }
      }
      return null;
    } finally {
      mutex.release();
    }
  }

  private static void welcome(Wire wire) {
    byte[] name = Exchange.introduction(wire, LONGEST_NAME);
    Newcomer newcomer = name == null ? null : AWAITED.remove(new String(name, UTF_8));
    if (newcomer == null) {
      wire.close();
    } else {
      newcomer.worker().setHeard(true);
      newcomer.crew().hearReplies(newcomer.worker(), wire);
    }
  }

  private void hear(CrewWorker worker, PoolPipes pipes) {
    try {
      pipes.receive();
      pipes.settle();
    } catch (EndOfFile | UncheckedIOException e) {
      worker.setHeard(false);
      news.release(); // it has ended before it was there
      return;
    }
    hearReplies(worker, pipes);
  }

  private void hearReplies(CrewWorker worker, WorkerLine line) {
    connect(worker, line);
    try {
      while (true) {
        answered(worker, line.receive());
      }
    } catch (EndOfFile | ConnectionReset e) {
      lose(worker);
    } catch (UncheckedIOException e) {
      if (!isTold(worker)) {
        worker.process().kill(); // what it says cannot be understood
      }
    } finally {
      worker.setHeard(false);
      news.release();
    }
  }

  private boolean isTold(CrewWorker worker) {
    mutex.acquire(this);
    try {
      return worker.isRetired();
    } finally {
      mutex.release();
    }
  }

  private void connect(CrewWorker worker, WorkerLine line) {
    mutex.acquire(this);
    try {
      worker.connect(line);
    } finally {
      mutex.release();
    }
    offer();
  }

  private void serve() {
    while (!isOver()) {
      for (CrewWorker worker : workers()) {
        if (!worker.isHeard() && worker.hasEnded()) {
          lose(worker);
        }
      }
      if (!isOver()) {
        news.acquireUninterruptibly();
        news.drainPermits();
      }
    }
  }

  private boolean isOver() {
    mutex.acquire(this);
    try {
      return ending && workers.isEmpty();
    } finally {
      mutex.release();
    }
  }

  private void answered(CrewWorker worker, byte[] reply) {
    mutex.acquire(this);
    CrewTask task = worker.takeTask();
    if (ending) {
      worker.tellToEnd();
    }
    mutex.release();
    offer(); // first the worker, then the result: others may be waiting for the worker
    if (task != null) {
      tell(() -> owner.replied(task, reply));
    }
  }

  /** The owner is told of one thing at a time, in whatever thread. */
  private void tell(Runnable news) {
    telling.acquire(this);
    teller = Thread.currentThread();
    try {
      news.run();
    } catch (RuntimeException e) {
      System.getLogger("multiprocessing").log(Level.ERROR, "pool thread", e);
    } finally {
      teller = null;
      telling.release();
    }
  }

  private void lose(CrewWorker worker) {
    mutex.acquire(this);
    boolean known = worker.isGone();
    worker.markGone();
    mutex.release();
    if (known) {
      return; // its thread and the crew's have both seen it
    }
    release(worker);
    boolean unsent = worker.isUnsent();
    mutex.acquire(this);
    boolean retired = worker.isRetired();
    CrewTask task = worker.takeTask();
    leaving.removeIf(process -> !process.isAlive());
    leaving.add(worker.process());
    mutex.release();
    remove(worker);
    if (task != null && unsent) {
      owner.putBack(task);
      task = null;
    }
    CrewTask lost = task;
    tell(() -> owner.lost(worker, lost, retired));
  }

  private static void release(CrewWorker worker) {
    PoolPipes pipes = worker.pipes();
    if (pipes == null) {
      worker.close();
    } else {
      pipes.release();
    }
  }

  private void remove(CrewWorker worker) {
    mutex.acquire(this);
    workers.remove(worker);
    mutex.release();
    AWAITED.values().removeIf(newcomer -> newcomer.worker() == worker);
  }
}
