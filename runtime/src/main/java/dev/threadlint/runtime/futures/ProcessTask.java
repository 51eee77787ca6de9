package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.multiprocessing.internal.CrewTask;
import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.PickledFunction;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task for a process, and the future of its outcome. */
final class ProcessTask<R extends @Nullable Object> extends CrewTask {
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

  Future<R> future() {
    return future;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the task made it
  void finish(Outcome outcome) {
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
