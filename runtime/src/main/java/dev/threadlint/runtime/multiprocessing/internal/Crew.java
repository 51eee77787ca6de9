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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Worker processes with at most one task each, and the thread that hears their replies. */
public final class Crew {
  /*
   * A worker connects on its own wire when its initializer is done. Who brings a task sends it to
   * an idle worker in their own thread; the crew's thread hears the reply, has the owner deal with
   * it, and gives the worker its next task. So a task costs the waking of the worker, of this
   * thread, and of whoever waits for the result.
   *
   * A worker never has two tasks: the second one would wait behind the first although others are
   * idle, and for ever if the first one waits for it.
   *
   * The mutex guards the workers and what they have; nothing is sent, received, or asked of the
   * owner under it, but for the next task. Only the crew's thread takes replies and notices ends.
   */
  static final String SERVICE = "worker";

  private static final int LONGEST_NAME = 32;
  private static final Deadline NOW = Deadline.in(Duration.ZERO);
  private static final System.Logger LOGGER = System.getLogger("multiprocessing");
  private static final AtomicLong NAMES = new AtomicLong();
  private static final Map<String, Newcomer> AWAITED = new ConcurrentHashMap<>();

  private record Newcomer(Crew crew, CrewWorker worker) {}

  private final CrewOwner owner;
  private final Mutex mutex = new Mutex();
  private final Watch watch = new Watch();
  private final List<CrewWorker> workers = new ArrayList<>();
  // Their wires are broken, but the system may still know them.
  private final List<Process> leaving = new ArrayList<>();
  private final Thread thread;
  private boolean ending;

  /** Starts the thread, but no worker yet. */
  public Crew(CrewOwner owner, String threadName) {
    this.owner = owner;
    this.thread = Exchange.daemon(threadName, this::serve);
  }

  /**
   * Starts one more worker.
   *
   * @param builder with name and daemon flag; the crew says what it does
   * @param mostTasks after how many tasks it ends, 0 for never
   * @param keepsExit whether a SystemExit is the outcome of a task, and not the end of the worker
   */
  public CrewWorker hire(
      ProcessBuilder builder, @Nullable Block initializer, int mostTasks, boolean keepsExit) {
    Exchange.offer(SERVICE, Crew::welcome);
    String name = Long.toString(NAMES.incrementAndGet());
    WorkerBody.describe(builder, name, initializer, mostTasks, keepsExit);
    CrewWorker worker = new CrewWorker(builder.build(), mostTasks);
    AWAITED.put(name, new Newcomer(this, worker));
    boolean started = false;
    try {
      worker.process().start();
      started = true;
    } finally {
      if (!started) {
        AWAITED.remove(name);
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
    watch.wakeUp();
  }

  /** Whether this is the crew's own thread. */
  public boolean isOwnThread() {
    return Thread.currentThread() == thread;
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
    ProcessHandle.of(worker.process().pid().orElseThrow())
        .ifPresentOrElse(handle -> handle.onExit().thenRun(watch::wakeUp), watch::wakeUp);
    watch.wakeUp();
    offer();
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
      newcomer.crew().connect(newcomer.worker(), wire);
    }
  }

  private void connect(CrewWorker worker, Wire wire) {
    mutex.acquire(this);
    try {
      worker.connect(wire);
    } finally {
      mutex.release();
    }
    watch.wakeUp();
    offer();
  }

  private void serve() {
    while (!isOver()) {
      for (CrewWorker worker : workers()) {
        try {
          hear(worker);
        } catch (RuntimeException e) {
          LOGGER.log(Level.ERROR, "pool thread", e);
        }
      }
      offer();
      if (!isOver()) {
        watch.await(Deadline.NEVER);
      }
    }
    watch.close();
  }

  private boolean isOver() {
    mutex.acquire(this);
    try {
      return ending && workers.isEmpty();
    } finally {
      mutex.release();
    }
  }

  private void hear(CrewWorker worker) {
    Wire wire = worker.wire();
    if (wire == null) {
      if (!worker.process().isAlive()) {
        lose(worker);
      }
      return;
    }
    try {
      watch.add(wire);
      byte[] reply;
      while ((reply = wire.receive(NOW)) != null) {
        answered(worker, reply);
      }
    } catch (EndOfFile | ConnectionReset e) {
      lose(worker);
    } catch (UncheckedIOException e) {
      // Closed by us: it will end.
      if (!worker.process().isAlive()) {
        lose(worker);
      }
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
      owner.replied(task, reply);
    }
  }

  private void lose(CrewWorker worker) {
    mutex.acquire(this);
    worker.markGone();
    mutex.release();
    Wire wire = worker.wire();
    if (wire != null) {
      wire.close();
    }
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
    owner.lost(worker, task, retired);
  }

  private void remove(CrewWorker worker) {
    mutex.acquire(this);
    workers.remove(worker);
    mutex.release();
    AWAITED.values().removeIf(newcomer -> newcomer.worker() == worker);
  }
}
