package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;

/**
 * The JVM goes down while a daemon thread is at work.
 *
 * @param nanos when
 * @param thread who
 * @param at at what
 * @param held which locks it holds, as far as known
 * @param stack where it is
 */
public record CutOff(long nanos, ThreadRef thread, At at, List<Hold> held, StackTrace stack)
    implements Fact {

  /** What a thread is doing. */
  public enum At {
    /** It writes, and that takes a while. */
    WRITE,
    /** It holds a lock, so that what the lock guards may be half done. */
    LOCK,
    /** It runs. */
    RUN
  }
}
