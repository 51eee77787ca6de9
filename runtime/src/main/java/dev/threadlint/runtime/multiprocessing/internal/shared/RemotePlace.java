package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Waiter;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import org.jspecify.annotations.Nullable;

/** A place in a queue of the broker in another process. Made by the thread that waits. */
final class RemotePlace implements Place {
  /*
   * The broker's last word counts, also when the time is up: either it says that the place was left
   * in time, or it had woken this thread already, and then the wait was not in vain. So a thread
   * whose time is up asks and waits once more, for an answer that comes at once.
   */
  private enum Outcome {
    PENDING,
    WOKEN,
    CANCELLED,
    LOST
  }

  final int ticket;
  final WordAddress word;
  private final RemoteWaits waits;
  private final Waiter done = new Waiter();
  private final Waiter over = new Waiter();
  private volatile @Nullable Waiter afterTimeout;
  private volatile Outcome outcome = Outcome.PENDING;

  RemotePlace(RemoteWaits waits, int ticket, WordAddress word) {
    this.waits = waits;
    this.ticket = ticket;
    this.word = word;
  }

  @Override
  public boolean await(Object blocker, Deadline deadline) {
    if (!over.await(blocker, deadline)) {
      Waiter answer = new Waiter();
      afterTimeout = answer;
      if (outcome == Outcome.PENDING) {
        waits.cancel(this);
        answer.await(blocker, Deadline.NEVER);
      }
    }
    return isWoken();
  }

  /** Waits for the broker to say that it has done what it was asked for. */
  void awaitDone(Object blocker) {
    done.await(blocker, Deadline.NEVER);
    if (outcome == Outcome.LOST) {
      throw gone();
    }
  }

  void done() {
    done.signal();
  }

  void over(boolean woken) {
    end(woken ? Outcome.WOKEN : Outcome.CANCELLED);
  }

  void lost() {
    end(Outcome.LOST);
    done.signal();
  }

  private void end(Outcome last) {
    outcome = last;
    over.signal();
    Waiter answer = afterTimeout;
    if (answer != null) {
      answer.signal();
    }
  }

  private boolean isWoken() {
    if (outcome == Outcome.LOST) {
      throw gone();
    }
    return outcome == Outcome.WOKEN;
  }

  static RuntimeException gone() {
    return OsErrors.of("the program that started this process has ended");
  }
}
