package dev.threadlint.runtime.multiprocessing.internal;

import org.jspecify.annotations.Nullable;

/** The pool whose workers a {@link Crew} serves; told of everything in the crew's thread. */
public interface CrewOwner {
  /** The next task for a worker that has nothing to do, null if there is none. */
  @Nullable CrewTask nextTask();

  /**
   * A task that {@link #nextTask} gave has not reached the worker: it is to be the next one again.
   */
  void putBack(CrewTask task);

  /** A worker has replied. */
  void replied(CrewTask task, byte[] reply);

  /**
   * A worker is gone.
   *
   * @param task what it was doing, null if nothing
   * @param retired whether it had done as many tasks as it should, or was told to end
   */
  void lost(CrewWorker worker, @Nullable CrewTask task, boolean retired);
}
