package dev.threadlint.agent.bootstrap;

/**
 * What is called when a thread asks whether something has happened. Counts in the thread's own
 * state how often it asked in vain about the latest thing.
 */
public final class PollHooks {
  private PollHooks() {}

  /** The thing was asked whether it is done: whoever is told so got from it, others ask again. */
  public static void unless(boolean done, Object thing) {
    if (done) {
      HandOverHooks.got(thing);
    } else {
      polls(thing);
    }
  }

  /** A lock was tried. Who gets it is after those that had it, but by chance. */
  public static void tried(boolean success, Object lock) {
    if (!success) {
      polls(lock);
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
