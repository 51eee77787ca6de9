package dev.threadlint.agent.bootstrap;

/** What is called in conditions of explicit locks; the lock itself is followed elsewhere. */
public final class ConditionHooks {
  private ConditionHooks() {}

  /** Before the thread gives up the lock and waits. */
  public static void awaits(Object condition) {
    ThreadState state = ThreadState.current();
    if (state.depth > 1) {
      NestedWaits.waits(state, condition);
    }
  }

  /**
   * Before waiting threads are signalled; who waited then {@linkplain HandOverHooks#got got} it.
   */
  public static void signals(Object condition) {
    ThreadState state = ThreadState.current();
    NestedWaits.signals(state, condition, 1);
    if ((state.hasNews() || !state.handedOver) && isAwaited(condition)) {
      HandOverHooks.tells(state, condition);
      state.handedOver = true;
    }
  }

  // The JDK's queues signal that there is room, which is no news of anybody's work, to nobody
  // mostly.
  private static boolean isAwaited(Object condition) {
    JdkFields fields = JdkFields.get();
    return fields != null && fields.isAwaited(condition);
  }
}
