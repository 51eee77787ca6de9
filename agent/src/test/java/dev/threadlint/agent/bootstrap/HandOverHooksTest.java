package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put in a queue, or a signal, brings along what its giver did before. */
class HandOverHooksTest {
  private final ThreadState state = ThreadState.current();
  private final Object item = new Object();
  private long giver;

  @BeforeEach
  void giveItem() throws InterruptedException {
    giver =
        runElsewhere(
            its -> {
              its.toldInEpoch = true;
              HandOverHooks.puts(item);
            });
    state.clock = Clock.EMPTY;
  }

  @AfterEach
  void forget() {
    state.depth = 0;
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
  void permitFromWhoHadNone_comesAfterItsGiver() throws InterruptedException {
    Semaphore semaphore = new Semaphore(0);
    long signaller = releaseElsewhere(semaphore, () -> {});

    takePermit(semaphore);

    assertThat(state.clock.of(signaller)).isZero();
  }

  @Test
  void permitFromWhoHadTakenIt_isALockAndNoSignal() throws InterruptedException {
    Semaphore semaphore = new Semaphore(1);
    long holder = releaseElsewhere(semaphore, () -> takePermit(semaphore));

    takePermit(semaphore);

    assertThat(state.clock.of(holder)).isEqualTo(-1);
  }

  private static long releaseElsewhere(Semaphore semaphore, Runnable before)
      throws InterruptedException {
    return runElsewhere(
        its -> {
          its.toldInEpoch = true;
          before.run();
          ModeHooks.released(semaphore, HoldTag.SEMAPHORE);
        });
  }

  private static void takePermit(Semaphore semaphore) {
    ModeHooks.acquired(semaphore, HoldTag.SEMAPHORE);
  }

  private static long runElsewhere(Consumer<ThreadState> body) throws InterruptedException {
    AtomicLong id = new AtomicLong();
    Thread thread =
        new Thread(
            () -> {
              id.set(ThreadState.current().id);
              body.accept(ThreadState.current());
            });
    thread.start();
    thread.join();
    return id.get();
  }

  @Test
  void nothingTaken_isNoHandOver() {
    HandOverHooks.takes(null);
    assertThat(state.clock.size()).isZero();
  }
}
