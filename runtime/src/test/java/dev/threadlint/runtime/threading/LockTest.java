package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("try")
class LockTest {
  private static final Duration SHORT = Duration.ofMillis(10);

  private final Lock lock = new Lock();

  @Test
  @Tag("LK02")
  void acquiredTwice_blocksUntilAnotherThreadReleases() {
    AtomicInteger phase = new AtomicInteger();
    Thread thread =
        Started.thread(
            () -> {
              lock.acquire();
              phase.set(1);
              lock.acquire();
              phase.set(2);
            });
    Await.untilParkedOn(lock, thread);
    assertThat(phase.get()).isEqualTo(1);
    lock.release();
    thread.join();
    assertThat(phase.get()).isEqualTo(2);
    assertThat(lock.locked()).isTrue();
  }

  @Test
  @Tag("LK05")
  void blockUnderGuardThrows_errorArrivesAndLockIsFree() {
    assertThatThrownBy(
            () -> {
              try (Guard held = lock.hold()) {
                assertThat(lock.locked()).isTrue();
                throw new ClassCastException("inside");
              }
            })
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("inside");
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void guardClosedTwice_releasesOnce() {
    Guard held = lock.hold();
    held.close();
    held.close();
    assertThat(lock.acquire(false)).isTrue();
  }

  @Test
  void heldLock_triesAndTimedTriesFail() {
    assertThat(lock.acquire()).isTrue();
    assertThat(lock.acquire(false)).isFalse();
    assertThat(lock.acquire(Duration.ZERO)).isFalse();
    long begin = System.nanoTime();
    assertThat(lock.acquire(SHORT)).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
    lock.release();
    assertThat(lock.acquire(true)).isTrue();
    lock.release();
    assertThat(lock.acquire(false, Duration.ofSeconds(-1))).isTrue();
    lock.release();
    assertThat(lock.acquire(Duration.ofSeconds(-1))).isTrue();
  }

  @Test
  void arguments_areCheckedWithPythonsTexts() {
    assertThatThrownBy(() -> lock.acquire(false, Duration.ofSeconds(1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("can't specify a timeout for a non-blocking call");
    assertThatThrownBy(() -> lock.acquire(Duration.ofSeconds(-2)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout value must be a non-negative number");
    assertThatThrownBy(() -> lock.acquire(true, null))
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage("'NoneType' object cannot be interpreted as an integer");
    lock.acquire();
    assertThatThrownBy(() -> lock.acquire(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
    lock.release();
    assertThat(lock.acquire(false)).isTrue();
  }

  @Test
  void releasedUnlocked_refusesAndStaysUsable() {
    assertThatThrownBy(lock::release)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("release unlocked lock");
    assertThat(lock.acquire(false)).isTrue();
    assertThat(lock.locked()).isTrue();
    lock.release();
    assertThatThrownBy(lock::release).hasMessage("release unlocked lock");
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void anotherThread_mayRelease() {
    lock.acquire();
    Started.thread(lock::release).join();
    assertThat(lock.acquire(false)).isTrue();
  }

  @Test
  void waiters_getItInOrder() {
    List<Integer> order = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    lock.acquire();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread =
          Started.thread(
              () -> {
                lock.acquire();
                order.add(number);
                lock.release();
              });
      Await.untilParkedOn(lock, thread);
      threads.add(thread);
    }
    lock.release();
    threads.forEach(Thread::join);
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void headOfTheQueueTimesOut_nextOneStillGetsIt() {
    lock.acquire();
    AtomicReference<Boolean> first = new AtomicReference<>();
    Thread head = Started.thread(() -> first.set(lock.acquire(Duration.ofMillis(300))));
    Await.untilParkedOn(lock, head);
    Thread next = Started.thread(lock::acquire);
    head.join();
    lock.release();
    next.join();
    assertThat(first.get()).isFalse();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void interruptedWhileWaiting_waitsOnAndKeepsTheFlag() {
    lock.acquire();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread thread =
        Started.thread(
            () -> {
              java.lang.Thread.currentThread().interrupt();
              lock.acquire();
              flag.set(java.lang.Thread.currentThread().isInterrupted());
            });
    Await.untilParkedOn(lock, thread);
    lock.release();
    thread.join();
    assertThat(flag.get()).isTrue();
  }

  @Test
  void manyThreadsCount_nothingIsLost() {
    int[] count = {0};
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Started.thread(
              () -> {
                for (int round = 0; round < 10_000; round++) {
                  lock.acquire();
                  count[0]++;
                  lock.release();
                }
              }));
    }
    threads.forEach(Thread::join);
    assertThat(count[0]).isEqualTo(40_000);
  }

  @Test
  void repr_tellsTheState() {
    assertThat(lock.toString()).matches("<unlocked _thread\\.lock object at 0x[0-9a-f]+>");
    lock.acquire();
    assertThat(lock.toString()).matches("<locked _thread\\.lock object at 0x[0-9a-f]+>");
  }
}
