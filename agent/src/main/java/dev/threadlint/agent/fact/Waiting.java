package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread that waits.
 *
 * @param thread who
 * @param what for what
 * @param timed whether it will give up after a time
 * @param progress a number that changes whenever the thread has gone on; two snapshots with the
 *     same number show the same wait
 * @param held what it holds meanwhile
 * @param stack where
 */
public record Waiting(
    ThreadRef thread, What what, boolean timed, long progress, List<Hold> held, StackTrace stack) {

  /** What a thread waits for. */
  public sealed interface What permits ForLock, ForThread, ForTask, ForEvent {}

  /**
   * A lock.
   *
   * @param lock which
   * @param mode in which mode
   * @param owners who holds it now, as far as known
   */
  public record ForLock(LockRef lock, LockMode mode, List<ThreadRef> owners) implements What {}

  /**
   * The end of a thread.
   *
   * @param target which
   */
  public record ForThread(ThreadRef target) implements What {}

  /**
   * The end of a task.
   *
   * @param taskClass class of its future
   * @param pool the pool in whose queue it lies, if it does
   * @param runner the thread that runs it now, if known
   */
  public record ForTask(String taskClass, @Nullable PoolRef pool, @Nullable ThreadRef runner)
      implements What {}

  /**
   * Something else: a latch, a barrier, a condition, a queue.
   *
   * @param className class of the thing
   * @param by the threads that alone can bring it about, empty if not known
   */
  public record ForEvent(String className, List<ThreadRef> by) implements What {}
}
