package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads of several processes wait for each other, as was seen twice.
 *
 * @param nanos when
 * @param circle each thread, followed by the one that it waits for
 */
public record ProcessesLocked(long nanos, List<Member> circle) implements Fact {

  /**
   * One of them.
   *
   * @param thread who, named after its process
   * @param process which process
   * @param wants the lock that it waits for
   * @param joins or the process that it joins
   * @param stack where; unknown in another process
   */
  public record Member(
      ThreadRef thread,
      String process,
      @Nullable SharedLock wants,
      @Nullable String joins,
      StackTrace stack) {}
}
