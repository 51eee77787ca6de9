package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.reports.model.LockMode;
import java.util.Arrays;
import java.util.List;

/** Which locks one thread held at one moment, and in which mode. */
final class HeldSet {
  /** Sorted; a lock's number, doubled, plus one if it is held exclusively. */
  private final long[] holds;

  private final int hash;

  private HeldSet(long[] holds) {
    this.holds = holds;
    this.hash = Arrays.hashCode(holds);
  }

  static HeldSet of(List<Hold> held) {
    long[] holds = new long[held.size()];
    for (int i = 0; i < holds.length; i++) {
      Hold hold = held.get(i);
      holds[i] = ((long) hold.lock().id() << 1) | (hold.mode() == LockMode.EXCLUSIVE ? 1 : 0);
    }
    Arrays.sort(holds);
    return new HeldSet(holds);
  }

  /** Whether two threads can hold these at the same time: no lock shuts one of them out. */
  boolean coexistsWith(HeldSet other) {
    int i = 0;
    int j = 0;
    while (i < holds.length && j < other.holds.length) {
      long mine = holds[i] >> 1;
      long theirs = other.holds[j] >> 1;
      if (mine < theirs) {
        i++;
      } else if (theirs < mine) {
        j++;
      } else if (exclusive(holds, i) || exclusive(other.holds, j)) {
        return false;
      } else {
        i++;
        j++;
      }
    }
    return true;
  }

  /**
   * Whether the lock at this place is held exclusively, here or in the next place (a downgrade).
   */
  private static boolean exclusive(long[] holds, int at) {
    return (holds[at] & 1) != 0 || (at + 1 < holds.length && holds[at + 1] == (holds[at] | 1));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof HeldSet set && hash == set.hash && Arrays.equals(holds, set.holds));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
