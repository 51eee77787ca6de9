package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;

/** A job whose results are given as they come. */
final class ImapJob extends PoolJob {
  private final PoolResults<?> results;

  ImapJob(Object function, PoolResults<?> results) {
    super(WorkRequest.Kind.MAP, function);
    this.results = results;
  }

  @Override
  void done(int index, Outcome outcome) {
    results.add(index, outcome);
  }

  void setTotal(int chunks) {
    results.setTotal(chunks);
  }
}
