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
   * @param event what sort of thing it is
   * @param missing how often it must still be brought about; 0 if not known
   * @param begun whether a part of it was brought about
   */
  public record ForEvent(
      String className, List<ThreadRef> by, Event event, int missing, boolean begun)
      implements What {

    /** Something of which nothing more is known. */
    public ForEvent(String className, List<ThreadRef> by) {
      this(className, by, Event.OTHER, 0, false);
    }
  }

  /** What sort of thing is to happen. */
  public enum Event {
    /** A latch is counted down, a flag set. */
    LATCH,
    /** The last party comes to a barrier. */
    BARRIER,
    /** A signal is given, and the last one came before the thread waited, when nobody did. */
    LOST_SIGNAL,
    /** Whatever else. */
    OTHER
  }
}
