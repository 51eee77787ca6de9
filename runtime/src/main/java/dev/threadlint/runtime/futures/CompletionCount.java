package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Waiter;
import java.util.concurrent.atomic.AtomicInteger;

/** Wakes the thread that made it when enough futures have completed. */
final class CompletionCount implements CompletionListener {
  // A future that is done already is counted by whoever adds the listener, in its place: so each
  // one counts exactly once, whenever it completes.
  private final Waiter waiter = new Waiter();
  private final AtomicInteger pending;
  private final ReturnWhen returnWhen;

  CompletionCount(int pending, ReturnWhen returnWhen) {
    this.pending = new AtomicInteger(pending);
    this.returnWhen = returnWhen;
  }

  @Override
  public void completed(Future<?> future) {
    boolean last = pending.decrementAndGet() == 0;
    if (last || isEnough(future)) {
      waiter.signal();
    }
  }

  void await(Deadline deadline) {
    waiter.await(this, deadline);
  }

  private boolean isEnough(Future<?> future) {
    return switch (returnWhen) {
      case FIRST_COMPLETED -> true;
      case FIRST_EXCEPTION -> future.hasFailed();
      case ALL_COMPLETED -> false;
    };
  }
}
