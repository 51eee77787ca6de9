package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put in a queue brings along what its giver did before. */
class HandOverHooksTest {
  private final ThreadState state = ThreadState.current();
  private final Object item = new Object();
  private long giver;

  @BeforeEach
  void giveItem() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              ThreadState its = ThreadState.current();
              its.toldInEpoch = true;
              HandOverHooks.puts(item);
              giver = its.id;
            });
    thread.start();
    thread.join();
    state.clock = Clock.EMPTY;
  }

  @AfterEach
  void forget() {
    state.clock = Clock.EMPTY;
  }

  @Test
  void takerOfTheItem_comesAfterItsGiver() {
    HandOverHooks.takes(item);
    assertThat(state.clock.of(giver)).isZero();
  }

  @Test
  void takerOfAnotherItem_doesNot() {
    HandOverHooks.takes(new Object());
    assertThat(state.clock.of(giver)).isEqualTo(-1);
  }

  @Test
  void millionsOfItems_areFollowedAsLongAsTheyBringNews() {
    for (int i = 0; i < 2 * PassedItems.FIRST; i++) {
      HandOverHooks.puts(i);
      HandOverHooks.takes(i);
    }
    assertThat(PassedItems.followsPut(state)).isFalse();
    assertThat(PassedItems.followsTake(state)).isFalse();

    state.toldInEpoch = true;
    assertThat(PassedItems.followsPut(state)).isTrue();
    assertThat(PassedItems.followsTake(state)).isTrue();
    state.toldInEpoch = false;
  }

  @Test
  void nothingTaken_isNoHandOver() {
    HandOverHooks.takes(null);
    assertThat(state.clock.size()).isZero();
  }
}
