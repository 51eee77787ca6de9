package dev.threadlint.runtime.multiprocessing.internal.shared;

/** One thread in a queue of the broker. */
abstract class Sleeper {
  final long who;
  final Until until;
  final long expected;
  final boolean forEver;

  /**
   * For a thread, named as {@link SharedMutex} writes it.
   *
   * @param forEver whether the wait is known to have no time-out
   */
  Sleeper(long who, Until until, long expected, boolean forEver) {
    this.who = who;
    this.until = until;
    this.expected = expected;
    this.forEver = forEver;
  }

  /** Ends the wait; called with the broker's mutex held, when the sleeper has left its queue. */
  abstract void wake();
}
