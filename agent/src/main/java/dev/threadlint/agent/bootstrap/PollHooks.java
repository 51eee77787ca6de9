package dev.threadlint.agent.bootstrap;

/**
 * What is called when a thread asks whether something has happened, and it has not. Counts in the
 * thread's own state how often it asked about the latest thing.
 */
public final class PollHooks {
  private PollHooks() {}

  /** The thing was asked whether it is done, and is not. */
  public static void unless(boolean done, Object thing) {
    if (done) {
      HandOverHooks.got(thing);
    } else {
      polls(thing);
    }
  }

  /** A queue was asked whether it is empty, and is. */
  public static void onlyIf(boolean empty, Object thing) {
    if (empty) {
      polls(thing);
    }
  }

  static void polls(Object thing) {
    ThreadState state = ThreadState.current();
    int hash = System.identityHashCode(thing);
    if (state.polled != hash) {
      state.polled = hash;
      state.polls = 0;
    }
    state.polls++;
  }
}
