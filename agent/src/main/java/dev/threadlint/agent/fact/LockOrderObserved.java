package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;

/**
 * A thread asked for a lock while it held others: a new combination of instances, or a known one by
 * another thread or in another {@link Stamp}. Told once each, before the thread waits where that
 * can be seen before.
 *
 * @param nanos when
 * @param thread who
 * @param stamp where in the happens-before order
 * @param held what it held, outermost first; never contains the wanted lock (re-entry is no fact)
 * @param wanted what it asked for
 * @param passed numbers of the locks that it asked for before, and got, ever since it has the
 *     outermost of the held ones; those that are known
 * @param stack where it asked; that of the first pass through the same code, if this one's was not
 *     taken
 */
public record LockOrderObserved(
    long nanos,
    ThreadRef thread,
    Stamp stamp,
    List<Hold> held,
    Want wanted,
    List<Integer> passed,
    StackTrace stack)
    implements Fact {

  /** Without a known past. */
  public LockOrderObserved(
      long nanos, ThreadRef thread, Stamp stamp, List<Hold> held, Want wanted, StackTrace stack) {
    this(nanos, thread, stamp, held, wanted, List.of(), stack);
  }
}
