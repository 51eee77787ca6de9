package dev.threadlint.agent.bootstrap;

/**
 * A set of things by their identity hashes, a bit each in 256 longs: it keeps nothing alive, takes
 * nothing out, and two things may share a bit.
 */
final class HashBits {
  private final long[] bits = new long[1 << 8];

  void add(int hash) {
    long mix = KnownOrders.mix(hash);
    long bit = 1L << (mix & 63);
    // Mostly it is there: a store would take the line of memory away from all who look.
    if ((bits[(int) (mix >>> 56)] & bit) == 0) {
      bits[(int) (mix >>> 56)] |= bit;
    }
  }

  boolean has(int hash) {
    long mix = KnownOrders.mix(hash);
    return (bits[(int) (mix >>> 56)] & 1L << (mix & 63)) != 0;
  }
}
