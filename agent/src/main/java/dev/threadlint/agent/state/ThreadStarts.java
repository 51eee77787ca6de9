package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.reports.model.ThreadRef;
import org.jspecify.annotations.Nullable;

/** How threads were started, also those that have ended since; only the latest and most used. */
public final class ThreadStarts {
  private static final int MAX_THREADS = 4_096;

  private final Bounded<Long, ThreadStarted> byThread = new Bounded<>(MAX_THREADS);

  /** A thread started. */
  public void started(ThreadStarted fact) {
    byThread.put(fact.child().id(), fact);
  }

  /** How a thread was started; null if that was not seen, or is too long ago. */
  public @Nullable ThreadStarted of(ThreadRef thread) {
    return byThread.get(thread.id());
  }
}
