package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;

/**
 * A thread takes something out of a queue of the runtime library, or puts something in, without
 * time-out; it, or another one, has asked the queue before whether that is possible.
 *
 * @param nanos when
 * @param thread who
 * @param stamp where in the order of things
 * @param queue the queue's number
 * @param queueClass its class
 * @param what how that fits with the answer
 * @param question what was asked
 * @param puts whether something is put in
 * @param stack where
 */
public record QueueUsed(
    long nanos,
    ThreadRef thread,
    Stamp stamp,
    int queue,
    String queueClass,
    What what,
    Question question,
    boolean puts,
    StackTrace stack)
    implements Fact {

  /** What has the answer to do with it. */
  public enum What {
    /** The thread does what the answer lets it do. */
    ACTS,
    /** It has not asked; others have. */
    USES,
    /** It has to wait, although the answer was that it need not. */
    WAITS,
    /** It does so although the answer was that it would have to wait: it means to. */
    IGNORES,
    /** It was told that there is nothing, and took nothing. */
    HEEDS
  }

  /** What a queue can be asked. */
  public enum Question {
    /** Whether there is nothing in it. */
    EMPTY,
    /** Whether there is no room. */
    FULL,
    /** How many items there are. */
    QSIZE
  }
}
