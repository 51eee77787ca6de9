package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that was to go to another process cannot travel.
 *
 * @param nanos when
 * @param thread who was about to send it
 * @param number names the failure
 * @param way on which way it was to go
 * @param culprit the class that cannot travel; null if not known
 * @param path by which fields one gets there; null if not known
 * @param stack where
 */
public record NotSent(
    long nanos,
    ThreadRef thread,
    int number,
    Way way,
    @Nullable String culprit,
    @Nullable String path,
    StackTrace stack)
    implements Fact {

  /** How things get to another process, and who hears of it if they do not. */
  public enum Way {
    /** With a child that is started, or over a connection: whoever sends it is told. */
    DIRECT,
    /** As a task of a pool: the task fails. */
    POOL,
    /** Through a queue, whose thread drops what cannot travel. */
    QUEUE,
    /** As the result of a task, or of a call of a manager: whoever waits for that is told. */
    RESULT
  }

  /** The same, sent by another thread. */
  public NotSent from(ThreadRef sender, StackTrace where) {
    return new NotSent(nanos, sender, number, way, culprit, path, where);
  }
}
