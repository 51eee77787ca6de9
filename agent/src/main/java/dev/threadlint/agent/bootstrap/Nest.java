package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** The holds within the outermost one. Grows, and is dropped as a whole when a thread idles. */
final class Nest {
  final @Nullable Object[] locks;
  final int[] tags;
  final long[] mixes;
  final int[] counts;

  private Nest(int size) {
    locks = new Object[size];
    tags = new int[size];
    mixes = new long[size];
    counts = new int[size];
  }

  /** The thread's nest, with room for one more than it has. */
  static Nest roomFor(ThreadState state, int holds) {
    Nest nest = state.nest;
    if (nest == null) {
      nest = new Nest(Math.max(4, holds));
    } else if (nest.locks.length < holds) {
      Nest larger = new Nest(Math.max(holds, nest.locks.length * 2));
      int have = nest.locks.length;
      System.arraycopy(nest.locks, 0, larger.locks, 0, have);
      System.arraycopy(nest.tags, 0, larger.tags, 0, have);
      System.arraycopy(nest.mixes, 0, larger.mixes, 0, have);
      System.arraycopy(nest.counts, 0, larger.counts, 0, have);
      nest = larger;
    }
    state.nest = nest;
    return nest;
  }

  void set(int at, @Nullable Object lock, int tag, long mix, int count) {
    // The same lock most often: a reference is stored only if it differs, for the collector's
    // barrier
    // costs more than the comparison.
    if (locks[at] != lock) {
      locks[at] = lock;
    }
    tags[at] = tag;
    mixes[at] = mix;
    counts[at] = count;
  }
}
