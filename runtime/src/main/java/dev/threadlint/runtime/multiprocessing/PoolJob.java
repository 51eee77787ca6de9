package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.PickledFunction;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;
import org.jspecify.annotations.Nullable;

/** One call of a method of a pool: one task or more with one function. */
abstract class PoolJob {
  private final WorkRequest.Kind kind;
  private final Object function;
  private @Nullable PickledFunction pickled;

  PoolJob(WorkRequest.Kind kind, Object function) {
    this.kind = kind;
    this.function = function;
  }

  WorkRequest request(@Nullable Object input) {
    return new WorkRequest(kind, function, input);
  }

  WorkRequest.Kind kind() {
    return kind;
  }

  /** Made once for all tasks. */
  synchronized PickledFunction pickledFunction() {
    if (pickled == null) {
      pickled = Pickle.function(function);
    }
    return pickled;
  }

  /** A task has ended; they may end in any order, and in any thread. */
  abstract void done(int index, Outcome outcome);
}
