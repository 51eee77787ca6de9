package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.shared.SharedChannel;
import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A queue among processes that knows how many of its items are still worked on. Python: {@code
 * multiprocessing.JoinableQueue}.
 *
 * <pre>{@code
 * JoinableQueue<String> jobs = new JoinableQueue<>();
 * Process.builder().target(Tasks::work, Arguments.of(jobs)).start(); // calls jobs.taskDone() after each
 * jobs.put("first");
 * jobs.join();
 * }</pre>
 *
 * @param <T> the items, which may be null and are copied on their way
 */
public final class JoinableQueue<T extends @Nullable Object> extends Queue<T> {
  @Serial private static final long serialVersionUID = 1;

  private final Semaphore unfinished;
  private final Condition allDone;

  /** Without bound. Python: {@code JoinableQueue()}. */
  public JoinableQueue() {
    this(0);
  }

  /** For at most that many items. Python: {@code JoinableQueue(maxsize)}. */
  public JoinableQueue(int maxsize) {
    this(
        bound(maxsize),
        SharedChannel.create(bound(maxsize)),
        new Semaphore(0),
        new Condition(new Lock()));
  }

  private JoinableQueue(
      int maxsize, SharedChannel channel, Semaphore unfinished, Condition allDone) {
    super(maxsize, channel);
    this.unfinished = unfinished;
    this.allDone = allDone;
  }

  /**
   * Says that the work on one item taken out is done. Python: {@code task_done()}.
   *
   * @throws IllegalArgumentException {@code task_done() called too many times}
   */
  @SuppressWarnings("try") // the guard is there to be closed
  public void taskDone() {
    try (Guard held = allDone.hold()) {
      if (!unfinished.acquire(false)) {
        throw new IllegalArgumentException("task_done() called too many times");
      }
      if (unfinished.locked()) {
        allDone.signalAll();
      }
    }
  }

  /** Waits until every item that was put in is said to be done. Python: {@code join()}. */
  @SuppressWarnings("try") // the guard is there to be closed
  public void join() {
    try (Guard held = allDone.hold()) {
      if (!unfinished.locked()) {
        allDone.await();
      }
    }
  }

  // Under the lock, as in Python: otherwise a put could come between the last task_done and join.
  @Override
  @SuppressWarnings("try") // the guard is there to be closed
  void beforePut() {
    try (Guard held = allDone.hold()) {
      unfinished.release();
    }
  }

  @Serial
  private Object writeReplace() {
    return new Handle(handle("JoinableQueue"), bound(), unfinished, allDone);
  }

  private record Handle(long channel, int maxsize, Semaphore unfinished, Condition allDone)
      implements Serializable {
    @Serial
    private Object readResolve() {
      return new JoinableQueue<>(maxsize, SharedChannel.attach(channel), unfinished, allDone);
    }
  }
}
