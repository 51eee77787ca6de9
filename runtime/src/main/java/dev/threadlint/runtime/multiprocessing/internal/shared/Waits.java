package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.multiprocessing.internal.RunFolder;

/** Where threads of this process wait for shared words: at the broker, wherever that is. */
abstract class Waits {
  /** The broker itself in the process that started all others, a line to it in those. */
  static Waits here() {
    return Holder.HERE;
  }

  /**
   * Takes a place in the queue; when this returns a signal cannot miss it.
   *
   * @param first whether the place is to be the first one
   * @param forEver whether the wait is known to have no time-out
   */
  abstract Place enqueue(
      SharedWord word, Until until, long expected, boolean first, boolean forEver);

  /** Has those woken for whom the value is right now. */
  abstract void changed(SharedWord word);

  /** Wakes the n longest waiters; when this returns nobody who comes later can take the signal. */
  abstract void signal(SharedWord word, int n);

  private static final class Holder {
    static final Waits HERE = RunFolder.current().isRoot() ? new LocalWaits() : new RemoteWaits();
  }
}
