package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BarrierTest {
  private final List<Object> outcomes = Collections.synchronizedList(new ArrayList<>());

  @Test
  @Tag("BR01")
  void fiveThreadsTwentyRounds_nobodyIsAheadByMoreThanOne() {
    Barrier barrier = new Barrier(5);
    AtomicInteger[] passed = new AtomicInteger[5];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int me = i;
      passed[i] = new AtomicInteger();
      threads.add(Thread.builder().daemon(true).target(() -> pass(barrier, passed, me)).build());
    }
    threads.forEach(Thread::start);
    threads.forEach(Thread::join);
    assertThat(outcomes).isEmpty();
    assertThat(barrier.nWaiting()).isZero();
    assertThat(barrier.broken()).isFalse();
  }

  private void pass(Barrier barrier, AtomicInteger[] passed, int me) {
    for (int round = 0; round < 20; round++) {
      barrier.await();
      int mine = passed[me].incrementAndGet();
      for (AtomicInteger other : passed) {
        if (Math.abs(other.get() - mine) > 1) {
          outcomes.add(mine + " against " + other);
        }
      }
    }
  }

  @Test
  @Tag("BR02")
  void indices_areAPermutation() {
    Barrier barrier = new Barrier(5);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      threads.add(Started.thread(() -> outcomes.add(barrier.await())));
    }
    threads.forEach(Thread::join);
    assertThat(outcomes).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void firstToArrive_getsZeroAndLastTheHighest() {
    Barrier barrier = new Barrier(3);
    Thread first = Started.thread(() -> outcomes.add("first " + barrier.await()));
    Await.untilParkedOn(barrier, first);
    assertThat(barrier.nWaiting()).isEqualTo(1);
    assertThat(barrier.toString()).matches("<threading\\.Barrier at 0x[0-9a-f]+: waiters=1/3>");
    Thread second = Started.thread(() -> outcomes.add("second " + barrier.await()));
    Await.untilParkedOn(barrier, second);
    outcomes.add("last " + barrier.await());
    first.join();
    second.join();
    assertThat(outcomes).containsExactlyInAnyOrder("first 0", "second 1", "last 2");
  }

  @Test
  void action_runsOnceBeforeAnybodyLeaves() {
    Barrier barrier = new Barrier(3, () -> outcomes.add("action"));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(
          Started.thread(
              () -> {
                barrier.await();
                outcomes.add("left");
              }));
    }
    threads.forEach(Thread::join);
    assertThat(outcomes).containsExactly("action", "left", "left", "left");
  }

  @Test
  void actionFails_itsThreadGetsTheErrorAndTheBarrierBreaks() {
    Barrier barrier =
        new Barrier(
            2,
            () -> {
              throw new IOException("action");
            });
    Thread other = Started.thread(() -> record(barrier));
    Await.untilParkedOn(barrier, other);
    assertThatThrownBy(barrier::await).isExactlyInstanceOf(IOException.class).hasMessage("action");
    other.join();
    assertThat(outcomes).containsExactly("broken ''");
    assertThat(barrier.broken()).isTrue();
    assertBroken(barrier);
  }

  @Test
  @Tag("BR08")
  void defaultTimeOutPasses_barrierBreaks() {
    Barrier barrier = new Barrier(2, null, Duration.ofMillis(100));
    long begin = System.nanoTime();
    assertBroken(barrier);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(100_000_000);
    assertThat(barrier.broken()).isTrue();
    assertBroken(barrier);
    barrier.reset();
    assertThat(barrier.broken()).isFalse();
  }

  @Test
  void ownTimeOutPasses_allWaitersGetTheError() {
    Barrier barrier = new Barrier(3);
    Thread other = Started.thread(() -> record(barrier));
    Await.untilParkedOn(barrier, other);
    assertThatThrownBy(() -> barrier.await(Duration.ofMillis(5)))
        .isExactlyInstanceOf(BrokenBarrier.class);
    other.join();
    assertThat(outcomes).containsExactly("broken ''");
    assertThatThrownBy(() -> barrier.await(Duration.ZERO)).isInstanceOf(BrokenBarrier.class);
  }

  @Test
  @Tag("BR09")
  void fewerThanOneParty_refuses() {
    for (int parties : new int[] {0, -1}) {
      assertThatThrownBy(() -> new Barrier(parties))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("parties must be >= 1");
    }
    assertThat(new Barrier(1).await()).isZero();
    assertThat(new Barrier(3).parties()).isEqualTo(3);
  }

  @Test
  void reset_throwsWaitersOutAndMakesItUsable() {
    Barrier barrier = new Barrier(2);
    Thread waiter = Started.thread(() -> record(barrier));
    Await.untilParkedOn(barrier, waiter);
    barrier.reset();
    waiter.join();
    assertThat(outcomes).containsExactly("broken ''");
    assertThat(barrier.broken()).isFalse();
    barrier.reset();
    assertPasses(barrier);
  }

  @Test
  void abort_breaksUntilReset() {
    Barrier barrier = new Barrier(2);
    Thread waiter = Started.thread(() -> record(barrier));
    Await.untilParkedOn(barrier, waiter);
    barrier.abort();
    waiter.join();
    assertThat(outcomes).containsExactly("broken ''");
    assertThat(barrier.toString()).matches("<threading\\.Barrier at 0x[0-9a-f]+: broken>");
    assertBroken(barrier);
    barrier.reset();
    assertPasses(barrier);
  }

  private void assertPasses(Barrier barrier) {
    Thread other = Started.thread(barrier::await);
    barrier.await();
    other.join();
  }

  private void record(Barrier barrier) {
    try {
      outcomes.add(barrier.await());
    } catch (BrokenBarrier e) {
      outcomes.add("broken '" + e.getMessage() + "'");
    }
  }

  private static void assertBroken(Barrier barrier) {
    assertThatThrownBy(barrier::await)
        .isExactlyInstanceOf(BrokenBarrier.class)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("");
  }
}
