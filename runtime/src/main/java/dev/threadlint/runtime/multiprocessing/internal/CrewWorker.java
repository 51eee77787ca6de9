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
  private final @Nullable PoolPipes pipes;
  private volatile @Nullable WorkerLine line;
  private @Nullable CrewTask task;
  private @Nullable PickledFunction known;
  private int begun;
  private boolean told;
  private boolean gone;
  private volatile boolean heard;
  private volatile boolean ended;
  private volatile boolean unsent;

  /** With pipes to it if there are any, else it connects to a socket. */
  CrewWorker(Process process, @Nullable PoolPipes pipes, int mostTasks) {
    this.process = process;
    this.pipes = pipes;
    this.mostTasks = mostTasks;
  }

  public Process process() {
    return process;
  }

  @Nullable PoolPipes pipes() {
    return pipes;
  }

  /** It is there, and has done what comes first. */
  void connect(WorkerLine newLine) {
    line = newLine;
    if (told) {
      newLine.close();
    }
  }

  /** Whether somebody hears what it says. */
  boolean isHeard() {
    return heard;
  }

  void setHeard(boolean newHeard) {
    heard = newHeard;
  }

  boolean hasEnded() {
    return ended;
  }

  /**
   * Its process is gone, of which the JDK tells in several ways that know nothing of each other.
   */
  void setEnded() {
    ended = true;
  }

  boolean isBusy() {
    return task != null;
  }

  /** Whether it can be given a task now. */
  boolean isIdle() {
    return line != null && task == null && hasFuture();
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
    WorkerLine to = line;
    known = newTask.function();
    task = newTask;
    begun++;
    sending.acquire(this);
    return () -> send(to, frame);
  }

  private void send(@Nullable WorkerLine to, byte[] frame) {
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

  boolean isGone() {
    return gone;
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

  /** It is being ended by other means. */
  void markTold() {
    told = true;
  }

  /** Has it end when it has done what it does. */
  void tellToEnd() {
    told = true;
    WorkerLine to = line;
    if (to != null && task == null) {
      to.close();
    }
  }

  /** Nobody is there any more. */
  void close() {
    WorkerLine to = line;
    if (to != null) {
      to.close();
    }
  }
}
