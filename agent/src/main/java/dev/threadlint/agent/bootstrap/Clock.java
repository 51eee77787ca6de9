package dev.threadlint.agent.bootstrap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a thread knows to lie before it: for some other threads, how many of their hand-overs.
 *
 * <p>Immutable, so a hand-over is the store of one reference. In a program that has been running
 * for a while the clocks are the same object again and again and nothing is allocated. Threads
 * stand in the order of their ids, so that two clocks are merged in one pass: in a server with a
 * hundred threads each hand-over merges two long ones.
 */
public final class Clock {
  /** Knows nothing. */
  public static final Clock EMPTY = new Clock(new long[0], new int[0]);

  // Beyond this many threads those that began longest ago are forgotten, but for the very first,
  // which is main mostly: an order may then be missed.
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
    int at = Arrays.binarySearch(threads, thread);
    return at < 0 ? -1 : epochs[at];
  }

  /** This and one thread's epoch more. */
  public Clock with(long thread, int epoch) {
    return of(thread) >= epoch ? this : merge(new Clock(new long[] {thread}, new int[] {epoch}));
  }

  /** The later of both for every thread; this very object if the other adds nothing. */
  public Clock merge(@Nullable Clock other) {
    if (other == null || other == this || other.threads.length == 0) {
      return this;
    }
    if (threads.length == 0) {
      return other;
    }
    int strange = 0;
    boolean later = false;
    int at = 0;
    for (int i = 0; i < other.threads.length; i++) {
      long thread = other.threads[i];
      while (at < threads.length && threads[at] < thread) {
        at++;
      }
      if (at == threads.length || threads[at] != thread) {
        strange++;
      } else {
        later |= other.epochs[i] > epochs[at];
      }
    }
    if (strange == 0 && !later) {
      return this;
    }
    return mergeInto(strange == 0 ? threads : new long[threads.length + strange], other);
  }

  /**
   * @param all where the threads of both go; this clock's own if there are no others
   */
  private Clock mergeInto(long[] all, Clock other) {
    int[] latest = new int[all.length];
    int mine = 0;
    int its = 0;
    for (int to = 0; to < all.length; to++) {
      boolean fromMine =
          its == other.threads.length
              || mine < threads.length && threads[mine] <= other.threads[its];
      boolean fromIts =
          mine == threads.length
              || its < other.threads.length && other.threads[its] <= threads[mine];
      if (all != threads) {
        all[to] = fromMine ? threads[mine] : other.threads[its];
      }
      latest[to] = Math.max(fromMine ? epochs[mine] : -1, fromIts ? other.epochs[its] : -1);
      mine += fromMine ? 1 : 0;
      its += fromIts ? 1 : 0;
    }
    Clock merged = bounded(all, latest);
    // What was forgotten may come again with every hand-over.
    return all.length > MOST && merged.equals(this) ? this : merged;
  }

  private static Clock bounded(long[] threads, int[] epochs) {
    if (threads.length <= MOST) {
      return new Clock(threads, epochs);
    }
    int from = threads.length - MOST;
    long[] keptThreads = Arrays.copyOfRange(threads, from, threads.length);
    int[] keptEpochs = Arrays.copyOfRange(epochs, from, threads.length);
    keptThreads[0] = threads[0];
    keptEpochs[0] = epochs[0];
    return new Clock(keptThreads, keptEpochs);
  }

  /** Whether the other knows the same of the same threads. */
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
}
