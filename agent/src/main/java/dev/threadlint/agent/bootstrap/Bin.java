package dev.threadlint.agent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bin of a ConcurrentHashMap, named by the map and the hash of a key in it.
 *
 * <p>What the map locks is the first node of the bin, which changes with what is in it, and for a
 * key that is not there yet a node of that one call. The same map and the same hash are the same
 * bin at any time and size. Two hashes may share a bin as well: such a deadlock is not foreseen,
 * and none is foreseen that cannot be.
 *
 * <p>The tables are lossy: a bin that was forgotten is another lock the next time.
 */
final class Bin {
  private static final int MAPS = 1 << 9;
  private static final int BINS = 1 << 12;

  private static final AtomicReferenceArray<@Nullable WeakReference<Object>> KNOWN_MAPS =
      new AtomicReferenceArray<>(MAPS);
  private static final AtomicReferenceArray<@Nullable Bin> KNOWN = new AtomicReferenceArray<>(BINS);

  private final WeakReference<Object> map;
  private final int hash;
  private final long mix;

  private Bin(WeakReference<Object> map, int hash, long mix) {
    this.map = map;
    this.hash = hash;
    this.mix = mix;
  }

  /** The bin of a map for a hash. */
  static Bin of(Object map, int hash) {
    long mix = KnownOrders.mix((long) System.identityHashCode(map) << 32 | hash & 0xFFFFFFFFL);
    int slot = (int) (mix & BINS - 1);
    Bin known = KNOWN.get(slot);
    if (known != null && known.is(map, hash)) {
      return known;
    }
    Bin bin = new Bin(weakly(map), hash, mix);
    KNOWN.set(slot, bin);
    return bin;
  }

  private static WeakReference<Object> weakly(Object map) {
    int slot = System.identityHashCode(map) & MAPS - 1;
    WeakReference<Object> known = KNOWN_MAPS.get(slot);
    if (known != null && known.refersTo(map)) {
      return known;
    }
    WeakReference<Object> reference = new WeakReference<>(map);
    KNOWN_MAPS.set(slot, reference);
    return reference;
  }

  /** Its part in the name of a combination, the same for every object that is this bin. */
  long mix() {
    return mix;
  }

  boolean is(Object someMap, int someHash) {
    return hash == someHash && map.refersTo(someMap);
  }

  /** The map, if it is still there. */
  @Nullable Object map() {
    return map.get();
  }
}
