package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job whose tasks each give a part of one list. It is over when all tasks are. */
final class MapJob extends PoolJob {
  private final AsyncResult<?> result;
  private final @Nullable List<?>[] parts;
  private int left;
  private @Nullable Throwable firstFailure;

  MapJob(WorkRequest.Kind kind, Object function, AsyncResult<?> result, int tasks) {
    super(kind, function);
    this.result = result;
    this.parts = new List<?>[tasks];
    this.left = tasks;
    if (tasks == 0) {
      result.completeSilently(new Outcome(new ArrayList<>(), null)); // as in Python
    }
  }

  @Override
  void done(int index, Outcome outcome) {
    Outcome whole = add(index, outcome);
    if (whole != null) {
      result.complete(whole);
    }
  }

  private synchronized @Nullable Outcome add(int index, Outcome outcome) {
    parts[index] = (List<?>) outcome.value();
    if (firstFailure == null) {
      firstFailure = outcome.thrown();
    }
    left--;
    if (left > 0) {
      return null;
    }
    return firstFailure != null ? new Outcome(null, firstFailure) : new Outcome(whole(), null);
  }

  private List<@Nullable Object> whole() {
    List<@Nullable Object> all = new ArrayList<>();
    for (List<?> part : parts) {
      if (part != null) {
        all.addAll(part);
      }
    }
    return all;
  }
}
