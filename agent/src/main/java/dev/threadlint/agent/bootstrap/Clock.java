package dev.threadlint.agent.bootstrap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a thread knows to lie before it: for some other threads, how many of their hand-overs.
 *
 * <p>Immutable, so a hand-over is the store of one reference. In a program that has been running
 * for a while the clocks are the same object again and again and nothing is allocated.
 */
public final class Clock {
  /** Knows nothing. */
  public static final Clock EMPTY = new Clock(new long[0], new int[0]);

  // Beyond this many threads the longest unchanged ones are forgotten: an order may then be missed.
  private static final int MOST = 128;

  private final long[] threads;
  private final int[] epochs;

  private Clock(long[] threads, int[] epochs) {
    this.threads = threads;
    this.epochs = epochs;
  }

  /** How many threads it knows of. */
  public int size() {
    return threads.length;
  }

  /** The last epoch known of a thread, or -1. */
  public int of(long thread) {
    int at = indexOf(thread);
    return at < 0 ? -1 : epochs[at];
  }

  /** This and one thread's epoch more. */
  public Clock with(long thread, int epoch) {
    int at = indexOf(thread);
    if (at >= 0) {
      if (epochs[at] >= epoch) {
        return this;
      }
      int[] changed = epochs.clone();
      changed[at] = epoch;
      return new Clock(threads, changed);
    }
    int keep = Math.min(threads.length, MOST - 1);
    int from = threads.length - keep;
    long[] newThreads = new long[keep + 1];
    int[] newEpochs = new int[keep + 1];
    System.arraycopy(threads, from, newThreads, 0, keep);
    System.arraycopy(epochs, from, newEpochs, 0, keep);
    newThreads[keep] = thread;
    newEpochs[keep] = epoch;
    return new Clock(newThreads, newEpochs);
  }

  /** The later of both for every thread; this very object if the other adds nothing. */
  public Clock merge(@Nullable Clock other) {
    if (other == null || other == this || other.threads.length == 0) {
      return this;
    }
    if (threads.length == 0) {
      return other;
    }
    Clock merged = this;
    for (int i = 0; i < other.threads.length; i++) {
      merged = merged.with(other.threads[i], other.epochs[i]);
    }
    return merged;
  }

  /** Whether the other knows the same of the same threads, which it learnt in the same order. */
  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || object instanceof Clock other
            && Arrays.equals(threads, other.threads)
            && Arrays.equals(epochs, other.epochs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(threads) * 31 + Arrays.hashCode(epochs);
  }

  private int indexOf(long thread) {
    for (int i = 0; i < threads.length; i++) {
      if (threads[i] == thread) {
        return i;
      }
    }
    return -1;
  }
}
