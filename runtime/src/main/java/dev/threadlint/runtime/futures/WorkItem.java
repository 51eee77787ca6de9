package dev.threadlint.runtime.futures;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task and the future of its outcome. */
final class WorkItem<R extends @Nullable Object> {
  private final Callable<R> task;
  private final Future<R> future = new Future<>();

  WorkItem(Callable<R> task) {
    this.task = task;
  }

  Future<R> future() {
    return future;
  }

  void run() {
    if (!future.setRunningOrNotifyCancel()) {
      return;
    }
    R result;
    try {
      result = task.call();
    } catch (Throwable e) {
      future.setException(e);
      return;
    }
    future.setResult(result);
  }

  /** Cancels it for good: whoever waits for a set of futures is told as well. */
  void cancel() {
    if (future.cancel()) {
      future.setRunningOrNotifyCancel();
    }
  }

  void fail(Throwable reason) {
    if (future.setRunningOrNotifyCancel()) {
      future.setException(reason);
    }
  }
}
