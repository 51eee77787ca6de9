package dev.threadlint.runtime.multiprocessing.internal.shared;

/** One thread in a queue of the broker. */
abstract class Sleeper {
  final long who;
  final Until until;
  final long expected;

  /** For a thread, named as {@link SharedMutex} writes it. */
  Sleeper(long who, Until until, long expected) {
    this.who = who;
    this.until = until;
    this.expected = expected;
  }

  /** Ends the wait; called with the broker's mutex held, when the sleeper has left its queue. */
  abstract void wake();
}
