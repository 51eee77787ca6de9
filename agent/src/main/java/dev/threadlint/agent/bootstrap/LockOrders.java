package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** Decides whether a lock that is asked for under others is news, and tells it. */
final class LockOrders {
  /** The thread will wait for ever. */
  static final int BLOCKING = 0;

  /** The thread will wait for a time. */
  static final int TIMED = 1;

  /** The thread will not wait. */
  static final int TRY = 2;

  /** Above one of these: nobody else can know the lock yet, see {@link BornLocks}. */
  static final int CONFINED = 4;

  // New places in code, and locks the other way round, are worth more than instances.
  private static final int COST_OF_NEWS = 1;
  private static final int COST_OF_VARIANTS = 4;

  // Explicit locks have no site. Where the first ones of a run are taken is told with a stack, so
  // that one that is never given back has a place in code; for more of them that would be too dear.
  private static int stacksOfAlone = 128;

  private LockOrders() {}

  /** The part of a lock in the name of a combination: its instance and how it is held or wanted. */
  static long mixOf(Object lock, int tag) {
    if (lock instanceof Bin bin) {
      return bin.mix();
    }
    int way = tag > 0 ? 0 : tag;
    return KnownOrders.mix((long) System.identityHashCode(lock) << 8 | way & 0xFF);
  }

  /**
   * The thread, which holds at least one lock and not this one, asks for it.
   *
   * @return the lock's {@link #mixOf}; 0 if it was not needed
   */
  @Outlined
  static long request(ThreadState state, Object lock, int tag, int patience) {
    if (isHarmless(state, lock, tag)) {
      return LateHashes.isLateWithin(tag) ? 0 : mixOf(lock, tag);
    }
    long mix = mixOf(lock, tag);
    requestByInstance(state, lock, tag, mix, patience);
    return mix;
  }

  /** Whether no deadlock can come of it, whichever instances these are. */
  static boolean isHarmless(ThreadState state, Object lock, int tag) {
    if (ClassOrders.any() && ClassOrders.isHarmless(ClassOrders.pathOf(state, lock, tag))) {
      LateHashes.unneeded(state.tagAt(0));
      state.knownAs = 0;
      return true;
    }
    return false;
  }

  static void requestByInstance(ThreadState state, Object lock, int tag, long mix, int patience) {
    long key = KnownOrders.mix(mix + patience);
    for (int i = 0; i < state.depth; i++) {
      key += Holds.mixAt(state, i);
    }
    key = KnownOrders.mix(key);
    // Of a lock that was only tried is nothing known that holds for one that is waited for.
    state.knownAs = 0;
    if (!KnownOrders.known(key, state.stampTag)) {
      tell(state, lock, tag, patience, key);
    } else if (state.depth == 1 && patience == BLOCKING) {
      Holds.know(state);
    }
  }

  /** A lock is taken while no other is held: told for the first few passes only. */
  @Outlined
  static void tellAlone(ThreadState state, Object lock, int tag) {
    if (state.busy == 0 && EventQueue.roomy()) {
      Event event = new Event(Event.Kind.LOCK_ORDER, state.thread);
      event.subject = lock;
      event.site = tag;
      stamp(event, state);
      if (tag < 0 && stacksOfAlone > 0 && ThreadHooks.hasBegun()) {
        stacksOfAlone--;
        event.stack = new Throwable();
        event.pathKey = KnownOrders.mix(mixOf(lock, tag) + state.id);
      }
      EventQueue.offer(event);
    }
  }

  @Outlined
  private static void tell(ThreadState state, Object lock, int tag, int patience, long key) {
    if (state.busy != 0 || !EventQueue.isOpen()) {
      return;
    }
    state.busy++;
    try {
      BinHooks.markOuter(state);
      boolean added = ClassOrders.add(state, lock, tag);
      boolean variant = KnownOrders.seen(key);
      long path = KnownOrders.mix(pathOf(state, lock, tag) + patience / CONFINED);
      boolean bySite = isBySite(state, tag);
      int worth = variant ? worthOfVariant(path) : worthOf(state, path, bySite, lock);
      if (worth != KnownPaths.NOTHING && OrderBudget.take(costOf(worth))) {
        if (tag > 0 && StackReader.holdsUnseen(state, lock, tag)) {
          // Who has it does not wait for it.
          return;
        }
        Event event = orderOf(state, lock, tag, patience);
        // Without a site the path is that of the classes alone: a stack is of these instances only.
        event.pathKey = bySite ? path : inOrder(state, key);
        boolean withStack = worth == KnownPaths.FULL && OrderBudget.hasStack();
        if (fillHeld(event, state, withStack) && EventQueue.offer(event)) {
          hasTold(state, key, added);
        }
      } else if (worth == KnownPaths.NOTHING) {
        ClassOrders.hasToldEnough(state, lock, tag);
      } else if (variant) {
        // Beyond the budget the next pass is to cost little.
        KnownOrders.remember(key, state.stampTag);
      }
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  private static Event orderOf(ThreadState state, Object lock, int tag, int patience) {
    Event event = new Event(Event.Kind.LOCK_ORDER, state.thread);
    event.subject = lock;
    event.site = tag;
    event.number = patience % CONFINED;
    event.confined = patience >= CONFINED;
    stamp(event, state);
    return event;
  }

  private static void hasTold(ThreadState state, long key, boolean remember) {
    state.toldInEpoch = true;
    if (remember) {
      KnownOrders.remember(key, state.stampTag);
    }
  }

  /** Names a combination with the order in which its locks are held, for each has its stack. */
  private static long inOrder(ThreadState state, long key) {
    long inOrder = key;
    for (int i = 0; i < state.depth; i++) {
      inOrder = inOrder * 31 + Holds.mixAt(state, i);
    }
    return KnownOrders.mix(inOrder);
  }

  private static int costOf(int worth) {
    return worth == KnownPaths.FULL ? COST_OF_NEWS : COST_OF_VARIANTS;
  }

  private static boolean isBySite(ThreadState state, int tag) {
    boolean bySite = tag > 0;
    for (int i = 0; i < state.depth; i++) {
      bySite &= state.tagAt(i) > 0;
    }
    return bySite;
  }

  /** Known locks in a known order: at places in code that are not, they need a stack. */
  private static int worthOfVariant(long path) {
    return KnownPaths.knows(path) ? KnownPaths.LIGHT : KnownPaths.FULL;
  }

  @Outlined
  private static int worthOf(ThreadState state, long path, boolean bySite, Object lock) {
    Object held = state.lockAt(state.depth - 1);
    return KnownPaths.pass(
        path, bySite, System.identityHashCode(held), System.identityHashCode(lock));
  }

  /**
   * Names the places in code where the locks are held and the thing is wanted, if they are known.
   */
  @Outlined
  static long pathOf(ThreadState state, Object lock, int tag) {
    long path = KnownOrders.mix(tag > 0 ? tag : lock.getClass().hashCode());
    for (int i = 0; i < state.depth; i++) {
      int heldTag = state.tagAt(i);
      Object held = state.lockAt(i);
      int heldPart = heldTag > 0 || held == null ? heldTag : held.getClass().hashCode();
      path = path * 31 + heldPart;
    }
    return KnownOrders.mix(path);
  }

  static void stamp(Event event, ThreadState state) {
    event.epoch = state.epoch;
    event.clock = state.clock;
  }

  /** Copies what the thread holds into the event; false if in truth it holds nothing. */
  @Outlined
  static boolean fillHeld(Event event, ThreadState state, boolean withStack) {
    MonitorHooks.dropNotHeld(state);
    BinHooks.resolve(state);
    int depth = state.depth;
    @Nullable Object[] held = new Object[depth];
    int[] tags = new int[depth];
    for (int i = 0; i < depth; i++) {
      held[i] = state.lockAt(i);
      tags[i] = state.tagAt(i);
    }
    event.held = held;
    event.heldSites = tags;
    event.outermostHold = HoldMark.make(state);
    if (withStack) {
      event.stack = OrderBudget.stack();
    }
    return depth > 0;
  }
}
