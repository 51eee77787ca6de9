package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The books of what a thread holds. */
class HoldsTest {
  private static final int TAG = HoldTag.OWNED;

  private final ThreadState state = ThreadState.current();
  private final Object a = new Object();
  private final Object b = new Object();
  private final Object c = new Object();

  @AfterEach
  void forget() {
    state.depth = 0;
  }

  @Test
  void outermostMovedInnermost_keepsTheOthersInOrder() {
    push();
    Holds.moveInnermost(state, 0);
    assertHolds(b, c, a);
  }

  @Test
  void holdInBetweenMovedInnermost_keepsTheOthersInOrder() {
    push();
    Holds.moveInnermost(state, 1);
    assertHolds(a, c, b);
  }

  @Test
  void holdEnteredAgainAndMoved_isReleasedAsOften() {
    push();
    Holds.enterAgain(state, 0);
    Holds.moveInnermost(state, 0);
    Holds.release(state, 2);
    assertHolds(b, c, a);
    Holds.release(state, 2);
    assertHolds(b, c);
  }

  private void push() {
    for (Object lock : new Object[] {a, b, c}) {
      Holds.push(state, lock, TAG, LockOrders.mixOf(lock, TAG));
    }
  }

  private void assertHolds(Object... locks) {
    assertThat(state.depth).isEqualTo(locks.length);
    for (int i = 0; i < locks.length; i++) {
      assertThat(state.lockAt(i)).isSameAs(locks[i]);
      assertThat(state.tagAt(i)).isEqualTo(TAG);
      assertThat(Holds.mixAt(state, i)).isEqualTo(LockOrders.mixOf(locks[i], TAG));
    }
  }
}
