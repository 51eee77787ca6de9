package dev.threadlint.reports.model;

/** What a thread did, or was about to do, in a {@link Step}. */
public enum Action {
  /** Holds the lock; the stack is where it took it. */
  HOLDS,
  /** Wants the lock; the stack is where it asks. */
  WANTS,
  /** Starts the target thread. */
  STARTS,
  /** Joins the target thread. */
  JOINS,
  /** Waits for a result: a future, a latch, a barrier, a condition, a queue. */
  WAITS,
  /** Ended; the stack is that of its failure, if any. */
  ENDS,
  /** Created a thread, a pool or a lock. */
  CREATES,
  /** Handed a task to a pool. */
  SUBMITS,
  /** Threw; the stack is the throwable's. */
  FAILS
}
