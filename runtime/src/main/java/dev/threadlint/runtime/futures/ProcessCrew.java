package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.multiprocessing.Context;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.RemoteTraceback;
import dev.threadlint.runtime.multiprocessing.internal.Crew;
import dev.threadlint.runtime.multiprocessing.internal.CrewOwner;
import dev.threadlint.runtime.multiprocessing.internal.CrewTask;
import dev.threadlint.runtime.multiprocessing.internal.CrewWorker;
import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.WorkFrames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The processes of a {@link ProcessPoolExecutor} and the tasks they have or wait for. */
final class ProcessCrew implements CrewOwner {
  /*
   * A task is pending, then staged, then with a worker. Staged ones count as running: as in Python
   * there is always one more of them than there are workers, so that a worker which has finished
   * finds something to do. All of it is guarded by the mutex, under which nothing is asked of the
   * crew but through nextTask, which the crew calls with its own mutex held.
   */
  private static final String LOST =
      "A process in the process pool was terminated abruptly while the future was running or"
          + " pending.";
  private static final String BROKEN =
      "A child process terminated abruptly, the process pool is not usable anymore";

  private final int maxWorkers;
  private final Context context;
  private final @Nullable Block initializer;
  private final int mostTasks;
  private final Crew crew = new Crew(this, "process-pool-results");
  private final Mutex mutex = new Mutex();
  private final Mutex hiring = new Mutex();
  private final ArrayDeque<ProcessTask<?>> pending = new ArrayDeque<>();
  private final ArrayDeque<ProcessTask<?>> staged = new ArrayDeque<>();
  private final Set<ProcessTask<?>> atWork = new LinkedHashSet<>();
  private boolean used;
  private boolean broken;
  private boolean shutdown;

  ProcessCrew(int maxWorkers, Context context, @Nullable Block initializer, int mostTasks) {
    this.maxWorkers = maxWorkers;
    this.context = context;
    this.initializer = initializer;
    this.mostTasks = mostTasks;
  }

  void checkOpen() {
    mutex.acquire(this);
    try {
      refuseIfClosed();
    } finally {
      mutex.release();
    }
  }

  /**
   * Has a task done.
   *
   * @throws RuntimeException if a process is needed for it and cannot be started, as Python does
   */
  void submit(ProcessTask<?> task) {
    mutex.acquire(this);
    try {
      refuseIfClosed(); // that may have happened while the task was pickled
      used = true;
      pending.add(task);
      stage();
    } finally {
      mutex.release();
    }
    boolean provided = false;
    try {
      provideWorkers();
      provided = true;
    } finally {
      if (!provided) {
        withdraw(task);
      }
    }
    crew.offer();
  }

  void shutdown(boolean cancelFutures, boolean wait) {
    List<ProcessTask<?>> cancelled = new ArrayList<>();
    mutex.acquire(this);
    shutdown = true;
    if (cancelFutures) {
      cancelled.addAll(pending);
      pending.clear();
    }
    mutex.release();
    cancelled.forEach(ProcessTask::cancel);
    endIfDone();
    if (wait) {
      if (crew.isOwnThread()) {
        throw new IllegalStateException("cannot join current thread");
      }
      crew.join();
    }
  }

  /**
   * At the end of the program: does what was submitted. One that was never used is not shut down by
   * that, so who submits then is told of the program's end, as in Python.
   */
  void drain() {
    mutex.acquire(this);
    boolean idle = !used;
    mutex.release();
    if (idle) {
      crew.end();
    } else {
      shutdown(false, true);
    }
  }

  List<Process> processes() {
    return crew.workers().stream().map(CrewWorker::process).toList();
  }

  @Override
  public @Nullable CrewTask nextTask() {
    mutex.acquire(this);
    try {
      ProcessTask<?> task = staged.poll();
      if (task != null) {
        atWork.add(task);
      }
      return task;
    } finally {
      mutex.release();
    }
  }

  @Override
  public void putBack(CrewTask task) {
    mutex.acquire(this);
    atWork.remove(task);
    staged.addFirst((ProcessTask<?>) task);
    mutex.release();
  }

  @Override
  public void replied(CrewTask task, byte[] reply) {
    Outcome outcome;
    try {
      outcome = WorkFrames.outcomeOf(reply);
    } catch (Throwable e) { // whatever a readObject of the program throws, checked or not
      breakDown(e);
      return;
    }
    mutex.acquire(this);
    boolean awaited = atWork.remove(task);
    stage();
    mutex.release();
    crew.offer();
    if (awaited) { // else it has failed with the pool meanwhile
      ((ProcessTask<?>) task).finish(outcome);
    }
    endIfDone();
  }

  @Override
  public void lost(CrewWorker worker, @Nullable CrewTask task, boolean retired) {
    if (retired) {
      replace();
      endIfDone();
    } else {
      breakDown(null);
    }
  }

  /** Called with the mutex held. */
  private void refuseIfClosed() {
    if (broken) {
      throw new BrokenProcessPool(BROKEN);
    }
    if (shutdown) {
      throw new IllegalStateException("cannot schedule new futures after shutdown");
    }
    if (ProgramExit.isDraining()) {
      throw new IllegalStateException("cannot schedule new futures after interpreter shutdown");
    }
  }

  /** There is no worker for it: who submits it is told so and gets no future. */
  private void withdraw(ProcessTask<?> task) {
    mutex.acquire(this);
    pending.remove(task);
    staged.remove(task);
    stage();
    mutex.release();
    endIfDone();
  }

  /** Makes as many tasks count as running as may. Called with the mutex held. */
  private void stage() {
    while (staged.size() + atWork.size() <= maxWorkers && !pending.isEmpty()) {
      ProcessTask<?> task = pending.remove();
      if (task.begin()) {
        staged.add(task);
      }
    }
  }

  /** Starts workers for the tasks that no idle one is there for, as far as there may be more. */
  private void provideWorkers() {
    hiring.acquire(this);
    try {
      while (waiting() > crew.idle() && crew.size() < maxWorkers) {
        crew.hire(context.process().daemon(false), initializer, mostTasks, true);
      }
    } finally {
      hiring.release();
    }
  }

  /** Nobody but the futures can be told if that fails. */
  private void replace() {
    try {
      provideWorkers();
    } catch (Throwable e) {
      breakDown(e);
    }
  }

  private int waiting() {
    mutex.acquire(this);
    try {
      return broken ? 0 : pending.size() + staged.size();
    } finally {
      mutex.release();
    }
  }

  /**
   * Nothing more can be done.
   *
   * @param reason why, null if a worker has died
   */
  private void breakDown(@Nullable Throwable reason) {
    BrokenProcessPool failure = new BrokenProcessPool(LOST);
    if (reason != null) {
      RemoteTraceback.append(failure, RemoteTraceback.textOf(reason));
    }
    List<ProcessTask<?>> left = new ArrayList<>();
    mutex.acquire(this);
    broken = true;
    left.addAll(atWork);
    left.addAll(staged);
    List<ProcessTask<?>> notBegun = List.copyOf(pending);
    atWork.clear();
    staged.clear();
    pending.clear();
    mutex.release();
    notBegun.stream().filter(ProcessTask::begin).forEach(left::add);
    left.forEach(task -> task.fail(failure));
    processes().forEach(Process::terminate);
    crew.end();
  }

  private void endIfDone() {
    mutex.acquire(this);
    boolean done = shutdown && pending.isEmpty() && staged.isEmpty() && atWork.isEmpty();
    mutex.release();
    if (done) {
      crew.end();
    }
  }
}
