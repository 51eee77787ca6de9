package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** The holds within the outermost one. Grows, and is dropped as a whole when a thread idles. */
final class Nest {
  final @Nullable Object[] locks;
  final int[] tags;
  final long[] mixes;
  final int[] counts;

  /** Which bins those holds are that are bins and have only their map in {@link #locks}. */
  final int[] binHashes;

  private Nest(int size) {
    locks = new Object[size];
    tags = new int[size];
    mixes = new long[size];
    counts = new int[size];
    binHashes = new int[size];
  }

  /** The thread's nest, with room for one more than it has. */
  static Nest roomFor(ThreadState state, int holds) {
    Nest nest = state.nest;
    if (nest != null && nest.locks.length >= holds) {
      return nest;
    }
    return grown(state, nest, holds);
  }

  @Outlined
  private static Nest grown(ThreadState state, @Nullable Nest nest, int holds) {
    Nest larger = new Nest(Math.max(holds, nest == null ? 4 : nest.locks.length * 2));
    if (nest != null) {
      int have = nest.locks.length;
      System.arraycopy(nest.locks, 0, larger.locks, 0, have);
      System.arraycopy(nest.tags, 0, larger.tags, 0, have);
      System.arraycopy(nest.mixes, 0, larger.mixes, 0, have);
      System.arraycopy(nest.counts, 0, larger.counts, 0, have);
      System.arraycopy(nest.binHashes, 0, larger.binHashes, 0, have);
    }
    state.nest = larger;
    return larger;
  }

  void set(int at, @Nullable Object lock, int tag, long mix, int count) {
    // The same lock most often: a reference is stored only if it differs, for the collector's
    // barrier costs more than the comparison.
    if (locks[at] != lock) {
      locks[at] = lock;
    }
    tags[at] = tag;
    mixes[at] = mix;
    counts[at] = count;
  }
}
