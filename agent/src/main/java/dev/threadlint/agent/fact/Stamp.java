package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Clock;

/**
 * Where in the happens-before order of starts, joins, task hand-overs, latches and barriers a fact
 * lies. Locks do not order: another schedule can take them in another order.
 *
 * @param thread the thread's id
 * @param epoch counts the thread's hand-overs to others
 * @param past per other thread, the last epoch of it that is known to lie before this fact
 */
public record Stamp(long thread, int epoch, Clock past) {

  /** Whether this is ordered before the other; facts of one thread always are, one way or other. */
  public boolean before(Stamp other) {
    if (thread == other.thread) {
      return epoch <= other.epoch;
    }
    return other.past.of(thread) >= epoch;
  }

  /** Whether no order forbids that both happen at the same time. */
  public boolean concurrent(Stamp other) {
    return !before(other) && !other.before(this);
  }

  /** Of how many threads something is known to lie before. */
  public int threadsBefore() {
    return past.size();
  }
}
