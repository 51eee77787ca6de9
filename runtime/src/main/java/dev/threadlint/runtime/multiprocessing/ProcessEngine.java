package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.ChildJvms;
import dev.threadlint.runtime.multiprocessing.internal.Crew;
import dev.threadlint.runtime.multiprocessing.internal.CrewOwner;
import dev.threadlint.runtime.multiprocessing.internal.CrewTask;
import dev.threadlint.runtime.multiprocessing.internal.CrewWorker;
import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.Strictness;
import dev.threadlint.runtime.multiprocessing.internal.WorkFrames;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does the tasks of a pool in processes; one that is gone is replaced. */
final class ProcessEngine extends PoolEngine implements CrewOwner {
  private final PoolBuilder builder;
  private final TaskQueue<PoolTask> tasks = new TaskQueue<>();
  private final Crew crew = new Crew(this, "pool-results");
  private final AtomicInteger feeds = new AtomicInteger();
  private volatile boolean closing;
  private volatile boolean terminating;

  ProcessEngine(PoolBuilder builder) {
    this.builder = builder;
    boolean started = false;
    try {
      if (!CurrentProcess.isDaemon()) {
        ChildJvms.launch(builder.processes, builder.context.isWarm());
      }
      for (int i = 0; i < builder.processes; i++) {
        hire();
      }
      started = true;
    } finally {
      ChildJvms.discardLaunched();
      if (!started) {
        terminate();
      }
    }
  }

  @Override
  void submit(PoolJob job, int index, @Nullable Object input) {
    try {
      tasks.add(PoolTask.of(job, index, input));
    } catch (Throwable e) { // whatever a writeObject of the program throws, checked or not
      job.done(index, new Outcome(null, e)); // it cannot travel
      return;
    }
    crew.offer();
  }

  @Override
  boolean awaitRoom() {
    return tasks.awaitRoom();
  }

  @Override
  void beginFeed() {
    feeds.incrementAndGet();
  }

  @Override
  void endFeed() {
    feeds.decrementAndGet();
    endIfDone();
  }

  @Override
  int size() {
    return builder.processes;
  }

  @Override
  void close() {
    closing = true;
    endIfDone();
  }

  @Override
  void terminate() {
    terminating = true;
    tasks.clear();
    tasks.close();
    crew.abandon();
    for (CrewWorker worker : crew.workers()) {
      worker.process().terminate();
    }
  }

  @Override
  void join() {
    crew.join();
  }

  @Override
  public @Nullable CrewTask nextTask() {
    return tasks.poll();
  }

  @Override
  public void putBack(CrewTask task) {
    tasks.putBack((PoolTask) task);
  }

  @Override
  public void replied(CrewTask task, byte[] reply) {
    if (!terminating) { // what a worker still says while it is being ended comes too late
      finish((PoolTask) task, outcomeOf(reply));
    }
    endIfDone();
  }

  @Override
  public void lost(CrewWorker worker, @Nullable CrewTask task, boolean retired) {
    if (task != null && !terminating) {
      loseTask(worker, (PoolTask) task);
    }
    if (!terminating && !(closing && isDone())) {
      hire();
    }
    endIfDone();
  }

  /** CPython's pool hangs if it cannot read an outcome. */
  private static Outcome outcomeOf(byte[] reply) {
    try {
      return WorkFrames.outcomeOf(reply);
    } catch (RuntimeException e) {
      return new Outcome(null, e);
    }
  }

  /** As in Python the result never comes, unless the program wants to be told. */
  private static void loseTask(CrewWorker worker, PoolTask task) {
    String name = worker.process().getName();
    if (Strictness.isStrict()) {
      task.job().done(task.index(), new Outcome(null, new WorkerDied(name)));
    } else {
      System.getLogger("multiprocessing")
          .log(Level.WARNING, "{0} died, and the result of its task will never come", name);
    }
  }

  private static void finish(PoolTask task, Outcome outcome) {
    task.job().done(task.index(), outcome);
  }

  private void hire() {
    ProcessBuilder process = builder.context.process().daemon(true);
    process.kind = builder.workerKind();
    int mostTasks = builder.maxTasksPerChild == null ? 0 : builder.maxTasksPerChild;
    crew.hire(process, builder.initializer, mostTasks, false);
  }

  private boolean isDone() {
    return feeds.get() == 0 && tasks.isEmpty() && crew.isAllIdle();
  }

  private void endIfDone() {
    if (closing && isDone()) {
      tasks.close();
      crew.end();
    }
  }
}
