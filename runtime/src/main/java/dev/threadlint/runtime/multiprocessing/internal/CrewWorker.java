package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.multiprocessing.Process;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The parent's side of a worker process. */
public final class CrewWorker {
  /*
   * All is guarded by the mutex of the crew but for sending, which may take a while. Who sends holds
   * the sending mutex from the assignment on, so that whoever finds the worker gone can wait until
   * it is known whether the task had reached it.
   */
  private final Process process;
  private final int mostTasks;
  private final Mutex sending = new Mutex();
  private volatile @Nullable Wire wire;
  private @Nullable CrewTask task;
  private @Nullable PickledFunction known;
  private int begun;
  private boolean told;
  private boolean gone;
  private volatile boolean unsent;

  CrewWorker(Process process, int mostTasks) {
    this.process = process;
    this.mostTasks = mostTasks;
  }

  public Process process() {
    return process;
  }

  @Nullable Wire wire() {
    return wire;
  }

  void connect(Wire newWire) {
    wire = newWire;
    if (told) {
      newWire.close();
    }
  }

  boolean isBusy() {
    return task != null;
  }

  /** Whether it can be given a task now. */
  boolean isIdle() {
    return wire != null && task == null && hasFuture();
  }

  /** Whether it can be given a task, now or later. */
  boolean hasFuture() {
    return !told && !gone && (mostTasks == 0 || begun < mostTasks);
  }

  /** Whether it ends, or has ended, because it was to. */
  boolean isRetired() {
    return told || (mostTasks != 0 && begun >= mostTasks && task == null);
  }

  /** Gives it the task; what is returned must be called, outside of the crew's mutex. */
  Runnable assign(CrewTask newTask) {
    byte[] frame = newTask.request(known);
    Wire to = wire;
    known = newTask.function();
    task = newTask;
    begun++;
    sending.acquire(this);
    return () -> send(to, frame);
  }

  private void send(@Nullable Wire to, byte[] frame) {
    try {
      if (to != null) {
        to.send(frame);
      }
    } catch (UncheckedIOException e) {
      unsent = true;
    } finally {
      sending.release();
    }
  }

  @Nullable CrewTask takeTask() {
    CrewTask done = task;
    task = null;
    return done;
  }

  /** It is given no more tasks. */
  void markGone() {
    gone = true;
  }

  /** Whether what it was last given has not reached it; waits until that is known. */
  boolean isUnsent() {
    sending.acquire(this);
    sending.release();
    return unsent;
  }

  /** Has it end when it has done what it does. */
  void tellToEnd() {
    told = true;
    Wire to = wire;
    if (to != null && task == null) {
      to.close();
    }
  }
}
