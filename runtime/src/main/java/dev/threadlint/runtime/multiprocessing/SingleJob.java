package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;

/** A job of one task. */
final class SingleJob extends PoolJob {
  private final AsyncResult<?> result;

  SingleJob(WorkRequest.Kind kind, Object function, AsyncResult<?> result) {
    super(kind, function);
    this.result = result;
  }

  @Override
  void done(int index, Outcome outcome) {
    result.complete(outcome);
  }
}
