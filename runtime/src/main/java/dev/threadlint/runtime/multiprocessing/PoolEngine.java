package dev.threadlint.runtime.multiprocessing;

import org.jspecify.annotations.Nullable;

/** What does the tasks of a pool. */
abstract class PoolEngine {
  /** Has a task done some time; its outcome, or why it could not be sent, goes to the job. */
  abstract void submit(PoolJob job, int index, @Nullable Object input);

  /** Waits until not too many tasks are waiting; false if the pool has been terminated. */
  abstract boolean awaitRoom();

  /** There is input to be read; until it has been, the pool is not done. */
  abstract void beginFeed();

  abstract void endFeed();

  /** How many workers there are to be. */
  abstract int size();

  /** Has the workers end when all that was submitted is done. */
  abstract void close();

  /** Has them end now. */
  abstract void terminate();

  /** Waits for their end. */
  abstract void join();
}
