package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.multiprocessing.internal.CrewTask;
import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.PickledFunction;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task for a process, and the future of its outcome. */
final class ProcessTask<R extends @Nullable Object> extends CrewTask {
  private static final System.Logger LOGGER = System.getLogger("concurrent.futures");

  private final Future<R> future;
  private final boolean single;

  /**
   * @param single whether the worker gives a list of one, of which the future gets the item
   */
  ProcessTask(
      WorkRequest.Kind kind,
      PickledFunction function,
      byte[] input,
      Future<R> future,
      boolean single) {
    super(kind, function, input);
    this.future = future;
    this.single = single;
  }

  /** It counts as running from now on; false if it was cancelled and must not run. */
  boolean begin() {
    try {
      return future.setRunningOrNotifyCancel();
    } catch (IllegalStateException e) {
      return false; // somebody else has set its outcome, which the future has logged
    }
  }

  /** Cancels it for good: whoever waits for a set of futures is told as well. */
  void cancel() {
    if (future.cancel()) {
      begin();
    }
  }

  void fail(Throwable reason) {
    finish(new Outcome(null, reason));
  }

  void finish(Outcome outcome) {
    try {
      set(outcome);
    } catch (Throwable e) {
      // Not the task's failure: somebody else had set that future's outcome, or a callback threw
      // a SystemExit. CPython loses the thread then that all others wait for.
      LOGGER.log(Level.ERROR, "Exception in process pool", e);
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the task made it
  private void set(Outcome outcome) {
    Throwable thrown = outcome.thrown();
    if (thrown != null) {
      future.setException(thrown);
    } else if (single && outcome.value() instanceof List<?> list) {
      future.setResult((R) list.get(0));
    } else {
      future.setResult((R) outcome.value());
    }
  }
}
