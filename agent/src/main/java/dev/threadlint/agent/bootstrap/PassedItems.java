package dev.threadlint.agent.bootstrap;

/**
 * Bounds what it costs to follow things through the queues of the JDK: a cache that passes millions
 * of them a second would otherwise hash each one and keep its clock.
 *
 * <p>Each thread's first things are followed. After that those count that can bring news: the first
 * few that a thread puts in since it learnt something or told a new lock order, and the first few
 * that a thread takes out since anybody put such a thing in.
 */
final class PassedItems {
  static final int FIRST = 10_000;
  private static final int PUT_WITH_ONE_CLOCK = 64;
  private static final int TAKEN_AFTER_A_PUT = 256;

  // Races lose some of them: then a taker looks a little less long.
  private static int puts;

  private PassedItems() {}

  /** Whether to follow what the thread is about to put in. */
  static boolean followsPut(ThreadState state) {
    if (state.toldInEpoch || state.clock != state.clockOfPuts) {
      state.clockOfPuts = state.clock;
      state.putsLeft = Math.max(state.putsLeft, PUT_WITH_ONE_CLOCK);
    }
    if (state.putsLeft == 0) {
      return false;
    }
    state.putsLeft--;
    puts++;
    return true;
  }

  /** Whether to look where that comes from which the thread has taken out. */
  static boolean followsTake(ThreadState state) {
    if (puts != state.putsSeen) {
      state.putsSeen = puts;
      state.takesLeft = Math.max(state.takesLeft, TAKEN_AFTER_A_PUT);
    }
    if (state.takesLeft == 0) {
      return false;
    }
    state.takesLeft--;
    return true;
  }
}
