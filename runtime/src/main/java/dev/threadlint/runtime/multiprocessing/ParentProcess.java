package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.PythonRepr;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The process that started this one. Python: what {@code multiprocessing.parent_process()} gives.
 *
 * <p>Here a child does not outlive its parent, so there is mostly no time left to notice its end.
 */
public final class ParentProcess {
  private final String name;
  private final long pid;

  ParentProcess(String name, long pid) {
    this.name = name;
    this.pid = pid;
  }

  /** Python: {@code parent_process().name}. */
  public String getName() {
    return name;
  }

  /** Python: {@code parent_process().pid}. */
  public long pid() {
    return pid;
  }

  /** Python: {@code parent_process().is_alive()}. */
  public boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** {@code <_ParentProcess name='MainProcess' parent=None unknown>}. */
  @Override
  public String toString() {
    return "<_ParentProcess name=" + PythonRepr.of(name) + " parent=None unknown>";
  }

  /**
   * Waits for the end of the parent. Python: {@code parent_process().join(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   */
  public void join(@Nullable Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    CompletableFuture<ProcessHandle> end =
        ProcessHandle.of(pid)
            .map(ProcessHandle::onExit)
            .orElse(CompletableFuture.completedFuture(null));
    boolean interrupted = false;
    while (!end.isDone() && !deadline.hasPassed()) {
      try {
        end.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException | TimeoutException e) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
