package dev.threadlint.agent.bootstrap;

/**
 * Tells of threads that wait for an event, or bring it about, while they hold other locks: one
 * could keep the other off.
 */
public final class NestedWaits {
  /** The thread waits. */
  public static final int WAITS = 0;

  /** It signals. */
  public static final int SIGNALS = 1;

  /** It signals what others waited for or signalled under locks, and holds none itself. */
  public static final int SIGNALS_FREELY = 2;

  // What was told of, and of what a free signal was: one bit each by identity hash.
  private static final HashBits TOLD = new HashBits();
  private static final HashBits TOLD_FREE = new HashBits();
  private static boolean any;

  private NestedWaits() {}

  /**
   * The thread may be going to wait for the thing and holds more than the lock that it gives up.
   */
  static void waits(ThreadState state, Object thing) {
    tell(state, thing, WAITS);
  }

  /** The thread signals the thing, and holds that many locks because of that. */
  static void signals(ThreadState state, Object thing, int own) {
    if (state.depth > own) {
      tell(state, thing, SIGNALS);
    } else if (any
        && TOLD.has(System.identityHashCode(thing))
        && !TOLD_FREE.has(System.identityHashCode(thing))) {
      TOLD_FREE.add(System.identityHashCode(thing));
      tell(state, thing, SIGNALS_FREELY);
    }
  }

  @Outlined
  private static void tell(ThreadState state, Object thing, int role) {
    if (state.busy != 0 || !EventQueue.isOpen()) {
      return;
    }
    if (state.depth > 0) {
      MonitorHooks.resolveOutermost(state);
    }
    long key = KnownOrders.mix((long) System.identityHashCode(thing) << 8 | 3 + role);
    for (int i = 0; i < state.depth; i++) {
      key += Holds.mixAt(state, i);
    }
    key = KnownOrders.mix(key);
    if (KnownOrders.seen(key) || !EventQueue.roomy()) {
      return;
    }
    state.busy++;
    try {
      if (isWorthAStack(state, thing, role)) {
        Event event = new Event(Event.Kind.NESTED_WAIT, state.thread);
        event.subject = thing;
        event.number = role;
        LockOrders.stamp(event, state);
        LockOrders.fillHeld(event, state, true);
        if (EventQueue.offer(event)) {
          KnownOrders.remember(key, state.stampTag);
          state.toldInEpoch = true;
          TOLD.add(System.identityHashCode(thing));
          any = true;
        }
      }
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }

  /**
   * Whether to tell one more of the same sort of thing under the same sort of locks: without its
   * stack a wait says nothing, so it needs one of the few.
   */
  private static boolean isWorthAStack(ThreadState state, Object thing, int role) {
    long path = KnownOrders.mix(LockOrders.pathOf(state, thing, 0) + 3 + role);
    int hash = System.identityHashCode(thing);
    return KnownPaths.pass(path, false, role, hash) == KnownPaths.FULL
        && OrderBudget.takeWithStack();
  }
}
