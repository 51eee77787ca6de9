package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import org.jspecify.annotations.Nullable;

/** The joins that threads are in, or were in last. */
public final class OpenJoins {
  private static final int MAX_THREADS = 4_096;

  private final Bounded<Long, JoinRequested> byJoiner = new Bounded<>(MAX_THREADS);

  /** A join began. */
  public void requested(JoinRequested fact) {
    byJoiner.put(fact.thread().id(), fact);
  }

  /** How the join began that has returned; null if that was not seen. */
  public @Nullable JoinRequested of(JoinReturned fact) {
    JoinRequested join = byJoiner.get(fact.thread().id());
    return join != null && join.target().id() == fact.target().id() ? join : null;
  }
}
