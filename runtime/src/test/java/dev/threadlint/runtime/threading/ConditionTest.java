package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("try")
class ConditionTest {
  private final Condition condition = new Condition();

  @Test
  @Tag("CD01")
  void withoutTheLock_refuses() {
    for (Condition each : List.of(new Condition(), new Condition(new Lock()))) {
      assertRefuses(each::await, "cannot wait on un-acquired lock");
      assertRefuses(() -> each.await(Duration.ofMillis(1)), "cannot wait on un-acquired lock");
      assertRefuses(() -> each.waitFor(() -> false), "cannot wait on un-acquired lock");
      assertRefuses(
          () -> each.waitFor(() -> false, Duration.ZERO), "cannot wait on un-acquired lock");
      assertRefuses(each::signal, "cannot notify on un-acquired lock");
      assertRefuses(() -> each.signal(2), "cannot notify on un-acquired lock");
      assertRefuses(each::signalAll, "cannot notify on un-acquired lock");
      each.acquire();
      assertThat(each.await(Duration.ZERO)).isFalse();
      each.release();
    }
  }

  @Test
  @Tag("CD04")
  void waitForAState_returnsWhenItHasCome() {
    AtomicInteger state = new AtomicInteger();
    AtomicReference<String> seen = new AtomicReference<>();
    Thread waiter =
        Started.thread(
            () -> {
              condition.acquire();
              boolean came = condition.waitFor(() -> state.get() == 4);
              condition.release();
              seen.set(came + " " + state.get());
            });
    Await.untilParkedOn(condition, waiter);
    for (int i = 0; i < 4; i++) {
      condition.acquire();
      state.incrementAndGet();
      condition.signal();
      condition.release();
    }
    waiter.join();
    assertThat(seen.get()).isEqualTo("true 4");
  }

  @Test
  @Tag("CD06")
  void usedAsLock_behavesAsAnRLock() {
    assertRefuses(condition::release, "cannot release un-acquired lock");
    assertThat(condition.acquire()).isTrue();
    assertThat(condition.acquire(false)).isTrue();
    assertThat(condition.acquire(Duration.ZERO)).isTrue();
    AtomicReference<Object> other = new AtomicReference<>();
    Started.thread(() -> other.set(condition.acquire(false))).join();
    assertThat(other.get()).isEqualTo(false);
    Started.thread(
            () -> {
              try {
                condition.release();
              } catch (IllegalStateException e) {
                other.set(e.getMessage());
              }
            })
        .join();
    assertThat(other.get()).isEqualTo("cannot release un-acquired lock");
    condition.release();
    condition.release();
    assertThat(condition.locked()).isTrue();
    condition.release();
    assertThat(condition.locked()).isFalse();
    try (Guard held = condition.hold()) {
      assertThat(condition.locked()).isTrue();
    }
    assertThat(condition.locked()).isFalse();
  }

  @Test
  void signalN_wakesTheLongestWaitersInOrder() {
    List<Integer> woken = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = startWaiters(5, woken);
    signal(2);
    Await.until(() -> woken.size() == 2);
    assertThat(woken).containsExactlyInAnyOrder(0, 1);
    signal(0);
    signal(-1);
    signal(1);
    Await.until(() -> woken.size() == 3);
    assertThat(woken.get(2)).isEqualTo(2);
    signal(9);
    threads.forEach(Thread::join);
    assertThat(woken).hasSize(5);
  }

  @Test
  void signalOneByOne_isFifo() {
    List<Integer> woken = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = startWaiters(6, woken);
    for (int i = 0; i < 6; i++) {
      int expected = i + 1;
      signal(1);
      Await.until(() -> woken.size() == expected);
    }
    threads.forEach(Thread::join);
    assertThat(woken).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void signalWithoutWaiter_isNotRemembered() {
    condition.acquire();
    condition.signal();
    condition.signalAll();
    assertThat(condition.await(Duration.ofMillis(5))).isFalse();
    condition.release();
  }

  @Test
  void signalled_runsOnlyWhenTheSignallerHasReleased() {
    AtomicBoolean released = new AtomicBoolean();
    AtomicBoolean ranAfter = new AtomicBoolean();
    Thread waiter =
        Started.thread(
            () -> {
              condition.acquire();
              condition.await();
              ranAfter.set(released.get());
              condition.release();
            });
    Await.untilParkedOn(condition, waiter);
    condition.acquire();
    condition.signal();
    waiter.join(Duration.ofMillis(20));
    assertThat(waiter.isAlive()).isTrue();
    released.set(true);
    condition.release();
    waiter.join();
    assertThat(ranAfter.get()).isTrue();
  }

  @Test
  void awaitWithinNestedLock_releasesAndRestoresAllLevels() {
    condition.acquire();
    condition.acquire();
    Thread other =
        Started.thread(
            () -> {
              condition.acquire();
              condition.signalAll();
              condition.release();
            });
    assertThat(condition.await(null)).isTrue();
    other.join();
    condition.release();
    assertThat(condition.locked()).isTrue();
    condition.release();
    assertThat(condition.locked()).isFalse();
  }

  @Test
  void timedOut_returnsFalseWithTheLockHeld() {
    condition.acquire();
    assertThat(condition.await(Duration.ZERO)).isFalse();
    assertThat(condition.await(Duration.ofSeconds(-1))).isFalse();
    long begin = System.nanoTime();
    assertThat(condition.await(Duration.ofMillis(10))).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(10_000_000);
    assertThatThrownBy(() -> condition.await(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
    assertThat(condition.locked()).isTrue();
    condition.release();
  }

  @Test
  void waitForTrueAtOnce_needsNoLock() {
    assertThat(condition.waitFor(() -> true)).isTrue();
    assertThat(condition.waitFor(() -> true, Duration.ofDays(1_000_000))).isTrue();
  }

  @Test
  void waitForWithNoTime_letsTheLockGoOnceAndLooksAgain() {
    AtomicInteger asked = new AtomicInteger();
    condition.acquire();
    assertThat(condition.waitFor(() -> asked.incrementAndGet() == 2, Duration.ZERO)).isTrue();
    assertThat(condition.waitFor(() -> asked.incrementAndGet() < 0, Duration.ofSeconds(-1)))
        .isFalse();
    assertThat(asked.get()).isEqualTo(4);
    condition.release();
    assertThat(condition.locked()).isFalse();
  }

  @Test
  void wokenAgainAndAgain_waitForStillEndsInTime() {
    AtomicBoolean ended = new AtomicBoolean();
    Thread signaller =
        Started.thread(
            () -> {
              while (!ended.get()) {
                signal(1);
              }
            });
    condition.acquire();
    assertThat(condition.waitFor(() -> false, Duration.ofMillis(50))).isFalse();
    condition.release();
    ended.set(true);
    signaller.join();
  }

  @Test
  void waitForInVain_isBoundedInTotalAndGivesTheLastValue() {
    condition.acquire();
    AtomicInteger asked = new AtomicInteger();
    boolean came = condition.waitFor(() -> asked.incrementAndGet() < 0, Duration.ofMillis(20));
    assertThat(came).isFalse();
    assertThat(asked.get()).isEqualTo(2);
    List<String> jobs = List.of("job");
    String job = condition.waitForValue(() -> jobs.get(0), each -> each != null, null);
    assertThat(job).isEqualTo("job");
    String none = condition.waitForValue(() -> "", each -> !each.isEmpty(), Duration.ZERO);
    assertThat(none).isEmpty();
    condition.release();
  }

  @Test
  void onAPlainLock_ownedMeansLockedByAnybody() {
    Lock lock = new Lock();
    Condition onLock = new Condition(lock);
    Condition second = new Condition(lock);
    lock.acquire();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Started.thread(
            () -> {
              try {
                onLock.signal();
                second.signalAll();
              } catch (IllegalStateException e) {
                thrown.set(e);
              }
            })
        .join();
    assertThat(thrown.get()).isNull();
    lock.release();
    assertRefuses(onLock::signal, "cannot notify on un-acquired lock");
  }

  @Test
  void interruptedWhileWaiting_waitsOnAndKeepsTheFlag() {
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread waiter =
        Started.thread(
            () -> {
              java.lang.Thread.currentThread().interrupt();
              condition.acquire();
              condition.await();
              condition.release();
              flag.set(java.lang.Thread.currentThread().isInterrupted());
            });
    Await.untilParkedOn(condition, waiter);
    signal(1);
    waiter.join();
    assertThat(flag.get()).isTrue();
  }

  @Test
  void repr_showsLockAndWaiters() {
    assertThat(new Condition(new Lock()).toString())
        .matches("<Condition\\(<unlocked _thread\\.lock object at 0x[0-9a-f]+>, 0\\)>");
  }

  private List<Thread> startWaiters(int count, List<Integer> woken) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      Thread thread =
          Started.thread(
              () -> {
                condition.acquire();
                condition.await();
                woken.add(number);
                condition.release();
              });
      Await.untilParkedOn(condition, thread);
      threads.add(thread);
    }
    return threads;
  }

  private void signal(int n) {
    condition.acquire();
    condition.signal(n);
    condition.release();
  }

  private static void assertRefuses(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(IllegalStateException.class).hasMessage(message);
  }
}
