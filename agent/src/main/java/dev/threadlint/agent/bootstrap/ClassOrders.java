package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * In which order locks of which classes are asked for; and so which orders cannot be part of a
 * deadlock, whatever their instances are.
 *
 * <p>A cache locks each entry once and then lets it die: a million new pairs of locks a second, all
 * at the same few places. Once such a place has told enough, and as long as no order leads back
 * from the class that is wanted there to one that is held, its instances need not be looked at any
 * more. When such an order appears, they are.
 *
 * <p>A class stands for all its instances, so what is said here errs towards a deadlock. A class
 * object that is a lock stands for itself.
 */
final class ClassOrders {
  // Classes that are held or wanted under others; beyond that many, nothing is harmless.
  private static final int MOST = 256;
  // What stands for the class of a bin, which may be named by its map only.
  private static final int BINS = 1;
  private static final int WORDS = MOST / 64;
  private static final int SLOT_BITS = 10;
  private static final int PATH_BITS = 12;

  // Identity hash of a class above, its number below.
  private static final long[] NUMBERS = new long[1 << SLOT_BITS];

  // Bits: what is asked for under a class, or under what is asked for under it, and so on.
  private static final long[] LATER = new long[MOST * WORDS];

  // Entries hold under one version of the orders only.
  private static final long[] HARMLESS = new long[1 << PATH_BITS];
  private static final AtomicBoolean CHANGING = new AtomicBoolean();

  private static int count;
  private static boolean full;

  // 0 while nothing is harmless.
  private static volatile long version;

  private ClassOrders() {}

  /** Whether anything may be harmless: if not, nobody need ask what. */
  static boolean any() {
    return version != 0;
  }

  /** Names the places in code and the classes of what is held and what is wanted. */
  static long pathOf(ThreadState state, Object lock, int tag) {
    long path = part(lock, tag);
    for (int i = 0; i < state.depth; i++) {
      path = KnownOrders.mix(path) + part(state.lockAt(i), state.tagAt(i));
    }
    return KnownOrders.mix(path);
  }

  /** Whether that path was found harmless, and no order of classes is new since. */
  static boolean isHarmless(long path) {
    return HARMLESS[(int) (path >>> 64 - PATH_BITS)] == (path ^ version);
  }

  /** Enough was told of what the thread does now: it is harmless from now on if it can be. */
  @Outlined
  static void hasToldEnough(ThreadState state, Object lock, int tag) {
    long now = version;
    if (now != 0 && !leadsBack(state, lock, tag)) {
      long path = pathOf(state, lock, tag);
      HARMLESS[(int) (path >>> 64 - PATH_BITS)] = path ^ now;
    }
  }

  /**
   * The lock is asked for under all that the thread holds.
   *
   * @return false if that could not be noted now: it is to be tried the next time
   */
  @Outlined
  static boolean add(ThreadState state, Object lock, int tag) {
    boolean added = true;
    int wanted = classOf(lock, tag);
    for (int i = 0; i < state.depth; i++) {
      int held = classOf(state.lockAt(i), state.tagAt(i));
      if (!full && held != 0 && !has(numberOf(held), numberOf(wanted))) {
        added &= addNew(held, wanted);
      }
    }
    return added;
  }

  private static boolean addNew(int held, int wanted) {
    if (!CHANGING.compareAndSet(false, true)) {
      return false;
    }
    try {
      int from = numbered(held);
      int to = numbered(wanted);
      if (from == 0 || to == 0) {
        full = true;
        version = 0;
      } else {
        connect(from, to);
        version = KnownOrders.mix(version + 1);
      }
      return true;
    } finally {
      // However it ends: where no stack is left, say.
      CHANGING.set(false);
    }
  }

  private static void connect(int from, int to) {
    for (int i = 1; i <= count; i++) {
      if (i == from || has(i, from)) {
        set(i, to);
        for (int word = 0; word < WORDS; word++) {
          LATER[(i - 1) * WORDS + word] |= LATER[(to - 1) * WORDS + word];
        }
      }
    }
  }

  private static boolean leadsBack(ThreadState state, Object lock, int tag) {
    int wanted = numberOf(classOf(lock, tag));
    for (int i = 0; i < state.depth; i++) {
      int held = numberOf(classOf(state.lockAt(i), state.tagAt(i)));
      if (wanted == 0 || held == 0 || wanted == held || has(wanted, held)) {
        return true;
      }
    }
    return false;
  }

  private static long part(@Nullable Object lock, int tag) {
    return (long) classOf(lock, tag) << 32 | tag & 0xFFFFFFFFL;
  }

  private static int classOf(@Nullable Object lock, int tag) {
    if (lock == null || tag == HoldTag.BIN) {
      return lock == null ? 0 : BINS;
    }
    return System.identityHashCode(lock instanceof Class ? lock : lock.getClass());
  }

  /** The number of a class, from 1; 0 if it has none. */
  private static int numberOf(int hash) {
    int slot = slotOf(hash);
    return NUMBERS[slot] >>> 32 == hash ? (int) NUMBERS[slot] : 0;
  }

  private static int numbered(int hash) {
    int slot = slotOf(hash);
    if (NUMBERS[slot] == 0 && count < MOST) {
      count++;
      NUMBERS[slot] = (long) hash << 32 | count;
    }
    return (int) NUMBERS[slot];
  }

  /** Where the class is or would be: fewer than half of the slots are ever taken. */
  private static int slotOf(int hash) {
    int slot = (int) (KnownOrders.mix(hash) >>> 64 - SLOT_BITS);
    while (NUMBERS[slot] != 0 && NUMBERS[slot] >>> 32 != hash) {
      slot = slot + 1 & (1 << SLOT_BITS) - 1;
    }
    return slot;
  }

  private static boolean has(int from, int to) {
    return from != 0
        && to != 0
        && (LATER[(from - 1) * WORDS + (to - 1) / 64] & 1L << (to - 1)) != 0;
  }

  private static void set(int from, int to) {
    LATER[(from - 1) * WORDS + (to - 1) / 64] |= 1L << (to - 1);
  }
}
