package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.CrewTask;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import org.jspecify.annotations.Nullable;

/** A task of a job, on its way to a process. */
final class PoolTask extends CrewTask {
  private final PoolJob job;
  private final int index;

  private PoolTask(PoolJob job, int index, byte[] input) {
    super(job.kind(), job.pickledFunction(), input);
    this.job = job;
    this.index = index;
  }

  /** Pickles the input, and the function if that is not done yet. */
  static PoolTask of(PoolJob job, int index, @Nullable Object input) {
    return new PoolTask(job, index, Pickle.dumps(input));
  }

  PoolJob job() {
    return job;
  }

  int index() {
    return index;
  }
}
