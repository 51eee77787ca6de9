package dev.threadlint.runtime.futures;

import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.TimedOut;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.internal.WaitQueue;
import dev.threadlint.runtime.internal.Waiter;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a task, which may be still to come. Python: {@code concurrent.futures.Future}.
 *
 * <p>Unlike {@link java.util.concurrent.Future}: a task that runs cannot be cancelled; {@link
 * #result()} throws the very exception that the task threw, checked or not, and no wrapper.
 *
 * <pre>{@code
 * Future<String> page = executor.submit(() -> download(url));
 * page.addDoneCallback(done -> System.out.println(done));
 * String text = page.result(Duration.ofSeconds(10));
 * }</pre>
 *
 * @param <T> the result, which may be null
 */
public final class Future<T extends @Nullable Object> {
  /*
   * The state goes one of these ways, guarded by the mutex:
   *
   *   PENDING -> RUNNING -> FINISHED
   *   PENDING -> FINISHED                            an outcome was set without running
   *   PENDING -> CANCELLED -> CANCELLED_AND_NOTIFIED  the executor has come across it
   *
   * Whoever waits in result() is woken by FINISHED and CANCELLED; listeners, which serve wait() and
   * asCompleted(), are told of FINISHED and CANCELLED_AND_NOTIFIED. State is volatile and written
   * after the outcome, so a reader that sees FINISHED may read the outcome without the mutex.
   * Callbacks run after the mutex has been left; the list is taken out under it, so that each runs
   * once. Most futures have none, nor listeners, hence the lists come into being when needed.
   */
  private enum State {
    PENDING,
    RUNNING,
    CANCELLED,
    CANCELLED_AND_NOTIFIED,
    FINISHED
  }

  private static final System.Logger LOGGER = System.getLogger("concurrent.futures");

  private final Mutex mutex = new Mutex();
  private final WaitQueue waiting = new WaitQueue(mutex);
  private List<CompletionListener> listeners = List.of();
  private List<Consumer<? super Future<T>>> callbacks = List.of();
  private volatile State state = State.PENDING;
  private @Nullable T result;
  private @Nullable Throwable exception;

  /** A pending future; made by executors and in tests. Python: {@code Future()}. */
  public Future() {}

  /**
   * Cancels the task unless it runs or has finished. Python: {@code future.cancel()}.
   *
   * @return whether the future is cancelled now
   */
  public boolean cancel() {
    List<Consumer<? super Future<T>>> due;
    mutex.acquire(this);
    try {
      if (state == State.RUNNING || state == State.FINISHED) {
        return false;
      }
      if (isCancelled(state)) {
        return true;
      }
      state = State.CANCELLED;
      waiting.wakeAll();
      due = takeCallbacks();
    } finally {
      mutex.release();
    }
    due.forEach(this::runCallback);
    return true;
  }

  /** Python: {@code future.cancelled()}. */
  public boolean cancelled() {
    return isCancelled(state);
  }

  /** Python: {@code future.running()}. */
  public boolean running() {
    return state == State.RUNNING;
  }

  /** Whether it has finished or was cancelled. Python: {@code future.done()}. */
  public boolean done() {
    return isDone(state);
  }

  /** Waits for the result; see {@link #result(Duration)}. */
  public T result() {
    return result(null);
  }

  /**
   * Waits for the result. Python: {@code future.result(timeout)}.
   *
   * <p>If the task threw something, checked or not, the very same object is thrown.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @throws TimedOut if it did not come in time
   * @throws CancellationException if the task was cancelled
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  @SuppressWarnings("NullAway") // null only if the task's result is null
  public T result(@Nullable Duration timeout) {
    awaitDone(timeout);
    if (exception != null) {
      throw Thrown.again(exception);
    }
    return result;
  }

  /** Waits for the outcome; see {@link #exception(Duration)}. */
  public @Nullable Throwable exception() {
    return exception(null);
  }

  /**
   * Waits for what the task threw. Python: {@code future.exception(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return null if it succeeded
   * @throws TimedOut if the outcome did not come in time
   * @throws CancellationException if the task was cancelled
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public @Nullable Throwable exception(@Nullable Duration timeout) {
    awaitDone(timeout);
    return exception;
  }

  /**
   * Has a function called when the future is finished or cancelled. Python: {@code
   * future.add_done_callback(fn)}.
   *
   * <p>Functions are called in the order added, in the thread that finishes or cancels; at once, in
   * the calling thread, if that has happened. What one throws is logged and the next one is called;
   * only a {@link SystemExit}, as what is no {@code Exception} in Python, goes on to whoever
   * finishes the future.
   */
  public void addDoneCallback(Consumer<? super Future<T>> callback) {
    mutex.acquire(this);
    try {
      if (!isDone(state)) {
        callbacks = callbacks.isEmpty() ? new ArrayList<>() : callbacks;
        callbacks.add(callback);
        return;
      }
    } finally {
      mutex.release();
    }
    runCallback(callback);
  }

  /**
   * Sets the result; for executors and tests. Python: {@code future.set_result(value)}.
   *
   * @throws InvalidState {@code FINISHED: <Future at …>} if there is an outcome already, which
   *     stays
   */
  public void setResult(T value) {
    finish(value, null);
  }

  /**
   * Sets what the task threw; for executors and tests. Python: {@code future.set_exception(e)}.
   *
   * @throws InvalidState {@code FINISHED: <Future at …>} if there is an outcome already, which
   *     stays
   */
  public void setException(Throwable thrown) {
    finish(null, thrown);
  }

  /**
   * Says that the task is about to run, or that its cancellation has been seen; for executors and
   * tests. Python: {@code future.set_running_or_notify_cancel()}.
   *
   * @return false if it was cancelled and must not run
   * @throws IllegalStateException {@code Future in unexpected state}
   */
  public boolean setRunningOrNotifyCancel() {
    mutex.acquire(this);
    try {
      if (state == State.PENDING) {
        state = State.RUNNING;
        return true;
      }
      if (state == State.CANCELLED) {
        state = State.CANCELLED_AND_NOTIFIED;
        tellListeners();
        return false;
      }
    } finally {
      mutex.release();
    }
    LOGGER.log(Level.ERROR, "Future {0} in unexpected state: {1}", Repr.address(this), state);
    throw new IllegalStateException("Future in unexpected state");
  }

  /** {@code <Future at 0x7f state=finished returned int>} and the like. */
  @Override
  public String toString() {
    return "<Future at %s state=%s>".formatted(Repr.address(this), describe(state));
  }

  /** Adds a listener unless there is nothing left to be told; false then. */
  boolean addListener(CompletionListener listener) {
    mutex.acquire(this);
    try {
      if (isCompleted()) {
        return false;
      }
      listeners = listeners.isEmpty() ? new ArrayList<>() : listeners;
      return listeners.add(listener);
    } finally {
      mutex.release();
    }
  }

  void removeListener(CompletionListener listener) {
    mutex.acquire(this);
    try {
      if (!listeners.isEmpty()) {
        listeners.remove(listener);
      }
    } finally {
      mutex.release();
    }
  }

  /** Finished, or cancelled with the executor knowing it. */
  boolean isCompleted() {
    return state == State.FINISHED || state == State.CANCELLED_AND_NOTIFIED;
  }

  boolean hasFailed() {
    return state == State.FINISHED && exception != null;
  }

  private void finish(@Nullable T value, @Nullable Throwable thrown) {
    List<Consumer<? super Future<T>>> due;
    mutex.acquire(this);
    try {
      if (isDone(state)) {
        throw new InvalidState(state + ": " + this);
      }
      result = value;
      exception = thrown;
      state = State.FINISHED;
      tellListeners();
      waiting.wakeAll();
      due = takeCallbacks();
    } finally {
      mutex.release();
    }
    due.forEach(this::runCallback);
  }

  private void awaitDone(@Nullable Duration timeout) {
    if (!isDone(state)) {
      awaitDone(Deadline.in(timeout));
    }
    if (cancelled()) {
      throw new CancellationException("");
    }
  }

  private void awaitDone(Deadline deadline) {
    mutex.acquire(this);
    Waiter me = isDone(state) ? null : waiting.enqueue();
    mutex.release();
    if (me != null && !me.await(this, deadline)) {
      leave(me);
      if (!isDone(state)) {
        throw new TimedOut();
      }
    }
  }

  private void leave(Waiter me) {
    mutex.acquire(this);
    waiting.remove(me);
    mutex.release();
  }

  private void tellListeners() {
    listeners.forEach(listener -> listener.completed(this));
    listeners = List.of();
  }

  private List<Consumer<? super Future<T>>> takeCallbacks() {
    List<Consumer<? super Future<T>>> taken = callbacks;
    callbacks = List.of();
    return taken;
  }

  private void runCallback(Consumer<? super Future<T>> callback) {
    try {
      callback.accept(this);
    } catch (SystemExit e) {
      throw e;
    } catch (Throwable e) { // a failed assertion or deep recursion is an Exception in Python
      LOGGER.log(Level.ERROR, "exception calling callback for " + this, e);
    }
  }

  private String describe(State current) {
    return switch (current) {
      case PENDING -> "pending";
      case RUNNING -> "running";
      case CANCELLED, CANCELLED_AND_NOTIFIED -> "cancelled";
      case FINISHED ->
          exception != null
              ? "finished raised " + PythonType.nameOf(exception.getClass())
              : "finished returned " + PythonType.nameOf(result);
    };
  }

  private static boolean isDone(State state) {
    return state == State.FINISHED || isCancelled(state);
  }

  private static boolean isCancelled(State state) {
    return state == State.CANCELLED || state == State.CANCELLED_AND_NOTIFIED;
  }
}
