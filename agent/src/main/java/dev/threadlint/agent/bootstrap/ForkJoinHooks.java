package dev.threadlint.agent.bootstrap;

import java.util.concurrent.CountedCompleter;

/** What is called when tasks of a ForkJoinPool are parts of others. */
public final class ForkJoinHooks {
  private ForkJoinHooks() {}

  /** A part of a task has ended; who waits, waits for the whole. */
  public static void completesPart(Object part) {
    ThreadState state = ThreadState.current();
    if (state.hasNews()) {
      HandOverHooks.gives(state, ((CountedCompleter<?>) part).getRoot());
    }
  }

  /** All of several have ended. */
  public static void joinedAll(Object[] tasks) {
    for (Object task : tasks) {
      HandOverHooks.got(task);
    }
  }
}
