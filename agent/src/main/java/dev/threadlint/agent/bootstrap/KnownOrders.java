package dev.threadlint.agent.bootstrap;

/**
 * Remembers which combinations of held locks and wanted lock were told already, so that the second
 * time costs a load and a compare.
 *
 * <p>A direct-mapped table of 64-bit keys made of identity hashes; the lowest 16 bits of an entry
 * name the thread and epoch that was told last, or say that enough of them were. Identity hashes
 * may collide: then one order stays unseen, with a probability of 2<sup>-48</sup> for a look-up.
 * That two locks are the same lock is never concluded from them. Races lose an entry at worst, and
 * it is told again.
 */
final class KnownOrders {
  private static final int BITS = 14;
  private static final long TAG = 0xFFFF;
  private static final int ENOUGH = 32;

  private static final long[] KEYS = new long[1 << BITS];
  private static final byte[] TOLD = new byte[1 << BITS];

  private KnownOrders() {}

  static long mix(long x) {
    long h = x * 0x9E3779B97F4A7C15L;
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    return h ^ h >>> 29;
  }

  static boolean known(long key, int stampTag) {
    long entry = KEYS[(int) (key >>> 64 - BITS)];
    return entry == (key & ~TAG | stampTag) || entry == (key | TAG);
  }

  /** Whether the combination itself was told before, by whomever. */
  static boolean seen(long key) {
    return ((KEYS[(int) (key >>> 64 - BITS)] ^ key) & ~TAG) == 0;
  }

  static void remember(long key, int stampTag) {
    int slot = (int) (key >>> 64 - BITS);
    if (seen(key)) {
      int told = ++TOLD[slot];
      KEYS[slot] = told >= ENOUGH ? key | TAG : key & ~TAG | stampTag;
    } else {
      TOLD[slot] = 1;
      KEYS[slot] = key & ~TAG | stampTag;
    }
  }
}
