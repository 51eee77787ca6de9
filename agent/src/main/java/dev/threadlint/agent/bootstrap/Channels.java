package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Carries clocks from one thread to another through the thing that orders them: a started thread, a
 * task, a latch.
 *
 * <p>The table is lossy on purpose: fixed size, keyed by identity hash, no reference to the thing.
 * Two things in one slot: the later one wins, and an order is not known. Costs nothing while clocks
 * are empty, that is, until the first nested lock.
 */
final class Channels {
  private static final int SIZE = 1 << 12;
  private static final AtomicReferenceArray<@Nullable Entry> TABLE =
      new AtomicReferenceArray<>(SIZE);

  private static volatile boolean used;

  private Channels() {}

  private static final class Entry {
    final long key;
    final Clock clock;

    Entry(long key, Clock clock) {
      this.key = key;
      this.clock = clock;
    }
  }

  /** All that the thread did so far comes before whoever receives from this channel. */
  @Outlined
  static void send(ThreadState state, long key) {
    Clock clock = state.handOver();
    if (clock.size() > 0) {
      add(key, clock);
    }
  }

  /** What was sent over one channel is sent over another. */
  @Outlined
  static void passOn(long from, long to) {
    Entry entry = TABLE.get(slot(from));
    if (entry != null && entry.key == from) {
      add(to, entry.clock);
    }
  }

  private static void add(long key, Clock clock) {
    used = true;
    int slot = slot(key);
    Entry old = TABLE.get(slot);
    if (old != null && old.key == key) {
      Clock merged = old.clock.merge(clock);
      if (merged != old.clock) {
        TABLE.set(slot, new Entry(key, merged));
      }
    } else {
      TABLE.set(slot, new Entry(key, clock));
    }
  }

  /** Whether there is anything to receive: whoever asks first need not name the thing. */
  static boolean areUsed() {
    return used;
  }

  /** All that was sent over this channel comes before what the thread does next. */
  @Outlined
  static void receive(ThreadState state, long key) {
    Entry entry = TABLE.get(slot(key));
    if (entry != null && entry.key == key) {
      state.learn(entry.clock);
    }
  }

  private static int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
  }

  /** The channel of an object. */
  static long of(Object thing) {
    return System.identityHashCode(thing);
  }

  /** The channel of a thread's start and end; never that of an object. */
  static long ofThread(long threadId) {
    return threadId | 1L << 62;
  }
}
