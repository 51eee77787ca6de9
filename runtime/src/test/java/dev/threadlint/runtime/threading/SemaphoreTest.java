package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("try")
class SemaphoreTest {
  private static final Duration SHORT = Duration.ofMillis(5);

  @Test
  @Tag("SM02")
  void triedByFiveThreads_asManySucceedAsThereArePermits() {
    Semaphore semaphore = new Semaphore(4);
    semaphore.acquire();
    List<Boolean> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      threads.add(
          Started.thread(
              () -> {
                results.add(semaphore.acquire(false));
                results.add(semaphore.acquire(false));
              }));
    }
    threads.forEach(Thread::join);
    assertThat(Collections.frequency(results, true)).isEqualTo(3);
    assertThat(Collections.frequency(results, false)).isEqualTo(7);
  }

  @Test
  @Tag("SM03")
  void timedAcquire_succeedsWhilePermitsLast() {
    Semaphore semaphore = new Semaphore(2);
    assertThatThrownBy(() -> semaphore.acquire(false, Duration.ofSeconds(1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("can't specify timeout for non-blocking acquire");
    assertThat(semaphore.acquire(SHORT)).isTrue();
    assertThat(semaphore.acquire(SHORT)).isTrue();
    assertThat(semaphore.acquire(SHORT)).isFalse();
    semaphore.release();
    assertThat(semaphore.acquire(SHORT)).isTrue();
    long begin = System.nanoTime();
    assertThat(semaphore.acquire(Duration.ofMillis(500))).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(500_000_000);
  }

  @Test
  @Tag("SM05")
  void negativeValue_refuses() {
    for (int value : new int[] {-1, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> new Semaphore(value))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("semaphore initial value must be >= 0");
      assertThatThrownBy(() -> new BoundedSemaphore(value))
          .hasMessage("semaphore initial value must be >= 0");
    }
  }

  @Test
  void acquireWithoutPermit_timeOutZeroOrLessDoesNotWait() {
    Semaphore semaphore = new Semaphore(0);
    assertThat(semaphore.acquire(Duration.ZERO)).isFalse();
    assertThat(semaphore.acquire(Duration.ofSeconds(-1))).isFalse();
    assertThat(semaphore.acquire(true, Duration.ofSeconds(-1))).isFalse();
    assertThat(semaphore.acquire(false, null)).isFalse();
    assertThatThrownBy(() -> semaphore.acquire(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
    semaphore.release();
    assertThat(semaphore.acquire()).isTrue();
  }

  @Test
  void releaseFewerThanOne_refusesAndChangesNothing() {
    Semaphore semaphore = new Semaphore();
    for (int n : new int[] {0, -1}) {
      assertThatThrownBy(() -> semaphore.release(n))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("n must be one or more");
    }
    assertThat(semaphore.acquire(false)).isTrue();
    assertThat(semaphore.acquire(false)).isFalse();
  }

  @Test
  void waiters_areServedInOrderAndNotOvertaken() {
    Semaphore semaphore = new Semaphore(0);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread =
          Started.thread(
              () -> {
                semaphore.acquire();
                order.add(number);
              });
      Await.untilParkedOn(semaphore, thread);
      threads.add(thread);
    }
    for (int i = 1; i <= 5; i++) {
      int expected = i;
      semaphore.release();
      assertThat(semaphore.acquire(false)).isFalse();
      Await.until(() -> order.size() == expected);
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void releaseSeveral_wakesSeveralAndKeepsTheRest() {
    Semaphore semaphore = new Semaphore(0);
    Thread first = Started.thread(semaphore::acquire);
    Thread second = Started.thread(semaphore::acquire);
    Await.untilParkedOn(semaphore, first);
    Await.untilParkedOn(semaphore, second);
    semaphore.release(3);
    first.join();
    second.join();
    assertThat(semaphore.acquire(false)).isTrue();
    assertThat(semaphore.acquire(false)).isFalse();
  }

  @Test
  void boundedReleasedTooOften_refusesAndChangesNothing() {
    BoundedSemaphore semaphore = new BoundedSemaphore(2);
    assertThatThrownBy(semaphore::release)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Semaphore released too many times");
    semaphore.acquire();
    assertThatThrownBy(() -> semaphore.release(2)).hasMessage("Semaphore released too many times");
    assertThat(semaphore.toString())
        .matches("<threading\\.BoundedSemaphore at 0x[0-9a-f]+: value=1/2>");
    semaphore.release();
    assertThat(semaphore.acquire(false)).isTrue();
    assertThat(semaphore.acquire(false)).isTrue();
    assertThat(new BoundedSemaphore().toString()).endsWith("value=1/1>");
  }

  @Test
  void guard_givesThePermitBack() {
    Semaphore semaphore = new Semaphore(1);
    try (Guard held = semaphore.hold()) {
      assertThat(semaphore.acquire(false)).isFalse();
    }
    assertThat(semaphore.acquire(false)).isTrue();
  }

  @Test
  void repr_showsTheValue() {
    assertThat(new Semaphore(3).toString())
        .matches("<threading\\.Semaphore at 0x[0-9a-f]+: value=3>");
  }
}
