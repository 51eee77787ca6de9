package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is called in the few JDK methods that lock themselves and then their argument, of classes
 * whose other methods are left alone: StringBuffers are made, used and dropped by the million, and
 * the JIT removes their locks.
 */
public final class PairHooks {
  private PairHooks() {}

  /** The holder's monitor is held, and that of the argument will be taken and released within. */
  public static void locks(Object holder, @Nullable Object argument) {
    if (argument != null && argument != holder && argument.getClass() == holder.getClass()) {
      MonitorHooks.enter(holder, MonitorHooks.UNKNOWN_SITE);
      MonitorHooks.enter(argument, MonitorHooks.UNKNOWN_SITE);
      MonitorHooks.exit(argument, MonitorHooks.UNKNOWN_SITE);
      MonitorHooks.exit(holder, MonitorHooks.UNKNOWN_SITE);
    }
  }
}
