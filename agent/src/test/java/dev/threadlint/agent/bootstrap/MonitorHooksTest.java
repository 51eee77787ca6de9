package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A monitor that is not nested leaves its site alone; whose instance is it then? */
class MonitorHooksTest {
  private static final int SITE = 0x7001;

  private final ThreadState state = ThreadState.current();
  private final Object stale = new Object();
  private final Object lock = new Object();

  @AfterEach
  void forget() {
    state.depth = 0;
    state.lock0 = null;
    state.lock0Site = 0;
  }

  @Test
  void siteFoundByAnotherThreadToHaveLocksWithin_doesNotMakeTheLastLockThisOne() {
    enterUnresolved();
    MonitorHooks.markOuter(SITE);

    assertThat(state.depth).isEqualTo(1);
    assertThat(state.lockAt(0)).isNull();
  }

  @Test
  void holdThatBeganBefore_endsAllTheSame() {
    enterUnresolved();
    MonitorHooks.markOuter(SITE);

    MonitorHooks.exit(lock, SITE);

    assertThat(state.depth).isZero();
  }

  @Test
  void nextHoldOfTheSite_hasItsInstance() {
    MonitorHooks.markOuter(SITE);
    MonitorHooks.enter(lock, SITE);

    assertThat(state.lockAt(0)).isSameAs(lock);
  }

  private void enterUnresolved() {
    MonitorHooks.SITES[SITE] = MonitorHooks.INNER;
    state.lock0 = stale;
    MonitorHooks.enter(lock, SITE);
  }
}
