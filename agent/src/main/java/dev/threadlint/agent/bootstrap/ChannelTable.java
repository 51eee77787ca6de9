package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Clocks on their way, by the number of what carries them.
 *
 * <p>Lossy on purpose: fixed size, and no reference to any thing. The slots are in groups of four,
 * where the newest pushes the oldest one out: with one slot for each, a tenth of them would be lost
 * while the table is still nine tenths empty. Two threads that change a group at once may lose one.
 */
final class ChannelTable {
  private static final int GROUP = 4;

  private final AtomicReferenceArray<@Nullable Entry> entries;
  private final int shift;

  private record Entry(long key, Clock clock) {}

  /** With room for two to the power of {@code bits}. */
  ChannelTable(int bits) {
    entries = new AtomicReferenceArray<>(1 << bits);
    shift = Long.SIZE - bits;
  }

  void add(long key, Clock clock) {
    int first = firstOf(key);
    for (int slot = first; slot < first + GROUP; slot++) {
      Entry known = entries.get(slot);
      if (known != null && known.key == key) {
        Clock merged = known.clock.merge(clock);
        if (merged != known.clock) {
          // Whoever receives does so because of something that the program does later.
          entries.lazySet(slot, new Entry(key, merged));
        }
        return;
      }
    }
    for (int slot = first + GROUP - 1; slot > first; slot--) {
      entries.lazySet(slot, entries.get(slot - 1));
    }
    entries.lazySet(first, new Entry(key, clock));
  }

  /** What was added for that number; null if nothing was, or if it is lost. */
  @Nullable Clock get(long key) {
    int first = firstOf(key);
    for (int slot = first; slot < first + GROUP; slot++) {
      Entry entry = entries.get(slot);
      if (entry != null && entry.key == key) {
        return entry.clock;
      }
    }
    return null;
  }

  private int firstOf(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> shift) & -GROUP;
  }
}
